using System.Text;
using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Every recorded answer of an interface the engine reads goes through its parser: a success is read, an error is a clean error.</summary>
public sealed class RecordedAnswerTests
{
    public static TheoryData<string> Files => [.. RecordedAnswer.All.Where(answer => RecordedParser.For(answer) is not null).Select(answer => answer.File)];

    public static TheoryData<string> Structures => [.. RecordedAnswer.All
        .Where(answer => answer.Status == 200 && System.IO.Path.GetExtension(answer.File) is ".json" or ".xml" && RecordedParser.For(answer) is not null)
        .Select(answer => answer.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_OfARecordedAnswer_ReadsItOrTellsTheDevicesError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        Func<DeviceReply, object?> parse = RecordedParser.For(answer)!;
        if (IsError(answer))
        {
            DeviceException error = Assert.Throws<DeviceException>(() => parse(answer.Reply()));
            Assert.NotEqual(DeviceErrorKind.Protocol, error.Kind);
        }
        else
        {
            object? read = parse(answer.Reply());
            Assert.True(read is not null || answer.Path.StartsWith("/config/rest/", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Parse_OfATruncatedAnswer_EndsInAResultOrACleanError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        Func<DeviceReply, object?> parse = RecordedParser.For(answer)!;
        byte[] body = answer.Body;
        for (int length = 0; length < body.Length; length += Math.Max(1, body.Length / 23))
        {
            Attempt(parse, answer.Reply(body[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Structures))]
    public void Parse_OfATruncatedStructure_IsAProtocolError(string file)
    {
        RecordedAnswer answer = RecordedAnswer.Of(file);
        byte[] whole = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(answer.Body).TrimEnd());
        DeviceException error = Assert.Throws<DeviceException>(() => RecordedParser.For(answer)!(answer.Reply(whole[..^1])));
        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
    }

    [Fact]
    public void Recordings_CoverEveryInterfaceThatHasSome() =>
        Assert.True(Files.Count > 130, $"only {Files.Count} recorded answers have a parser");

    private static void Attempt(Func<DeviceReply, object?> parse, DeviceReply reply)
    {
        try
        {
            parse(reply);
        }
        catch (DeviceException)
        {
        }
    }

    private static bool IsError(RecordedAnswer answer)
    {
        string text = Encoding.UTF8.GetString(answer.Body);
        return answer.Status >= 400
            || text.Contains(":Fault>", StringComparison.Ordinal)
            || (answer.File.EndsWith(".json", StringComparison.Ordinal) && JsonDocument.Parse(text).RootElement.TryGetProperty("error", out _))
            || (answer.File.EndsWith(".html", StringComparison.Ordinal) && text.Contains("Error:", StringComparison.Ordinal))
            || (answer.Url.Contains("action=update", StringComparison.Ordinal) && text.Contains("# Error", StringComparison.Ordinal));
    }
}
