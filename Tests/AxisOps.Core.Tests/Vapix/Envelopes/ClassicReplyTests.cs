using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Tests.Vapix.Envelopes;

public sealed class ClassicReplyTests
{
    [Fact]
    public void Sentence_InHtml_IsTheSentence()
    {
        RecordedAnswer answer = RecordedAnswer.Of("rs4acap-cassettes/pwdgrp-add-duplicate-D4200-VE-12.9.57-step0.html");

        Assert.Equal("Created account cassettetest.", ClassicReply.Sentence(answer.Reply(), RecordedParser.Call));
    }

    [Theory]
    [InlineData("pwdgrp-add-bad-name-D4200-VE-12.9.57.html", "Error: account user name.")]
    [InlineData("pwdgrp-add-duplicate-D4200-VE-12.9.57-step1.html", "Error: this user name already exists, consult the system log file.")]
    [InlineData("pwdgrp-add-empty-password-D4200-VE-12.9.57.html", "Error: invalid password.")]
    public void Sentence_ThatTellsAnErrorWithHttp200_IsRejected(string file, string sentence)
    {
        DeviceException error = Assert.Throws<DeviceException>(
            () => ClassicReply.Sentence(RecordedAnswer.Of("rs4acap-cassettes/" + file).Reply(), RecordedParser.Call));

        Assert.Equal(DeviceErrorKind.Rejected, error.Kind);
        Assert.EndsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error: 12\n", 12)]
    [InlineData("# Error: Error setting 'root.A' to 'b'!\n", null)]
    [InlineData("# Request failed: no such template\n", null)]
    [InlineData("Request failed: NTP is on\n", null)]
    public void ThrowIfError_OfEachFormOfError_TellsItsNumberWhereThereIsOne(string text, int? code)
    {
        DeviceException error = Assert.Throws<DeviceException>(() => ClassicReply.ThrowIfError(text, RecordedParser.Call));

        Assert.Equal((DeviceErrorKind.Rejected, code), (error.Kind, error.Code));
    }

    [Fact]
    public void Text_OfAPageForPeople_IsAProtocolErrorWithoutThePage()
    {
        DeviceException error = Assert.Throws<DeviceException>(() => ClassicReply.Text(ReplyOf.Text("  <!DOCTYPE html><title>Hotel</title>"), RecordedParser.Call));

        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
        Assert.DoesNotContain("Hotel", error.Message, StringComparison.Ordinal);
    }
}
