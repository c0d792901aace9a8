using System.Text;
using AxisOps.Core.Http;
using AxisOps.Core.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Vapix;

/// <summary>Mutations of recorded answers: whatever a device sends, nothing but a <see cref="DeviceException"/> comes out, and soon.</summary>
public sealed class HostileAnswerTests
{
    private static readonly string[] Snippets =
    [
        "\0", "\u001b[2J", "\"\\ud800\"", "<", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "]]>", "{", "[", "}", "\"", "\\", "1e999", "-1", "null", "true", "=", "\n", "# Error: ", "root.", "\u202e", "99999999999999999999",
        new string('[', 200), string.Concat(Enumerable.Repeat("{\"a\":", 100)), string.Concat(Enumerable.Repeat("<a>", 200)),
    ];

    private static readonly (RecordedAnswer Answer, Func<DeviceReply, object?> Parse, byte[] Body)[] Subjects =
        [.. RecordedAnswer.All.Select(answer => (answer, RecordedParser.For(answer)!, answer.Body)).Where(subject => subject.Item2 is not null && subject.Body.Length < 40_000)];

    [Fact(Timeout = 120_000)]
    public Task Parse_OfAMutatedAnswer_ThrowsNothingButDeviceException() => Task.Run(() =>
    {
        Gen<(int Subject, int[] Mutations)> cases =
            from subject in Gen.Choose(0, Subjects.Length - 1)
            from mutations in Gen.ArrayOf(Gen.Choose(0, int.MaxValue)).Resize(12)
            select (subject, mutations);
        Prop.ForAll(cases.ToArbitrary(), item => Survives(item.Subject, item.Mutations)).Check(Config.QuickThrowOnFailure.WithMaxTest(4000).WithReplay(20261124, 7));
    }, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(401, DeviceErrorKind.Unauthorized)]
    [InlineData(403, DeviceErrorKind.Forbidden)]
    [InlineData(404, DeviceErrorKind.NotSupported)]
    [InlineData(405, DeviceErrorKind.NotSupported)]
    [InlineData(423, DeviceErrorKind.Busy)]
    [InlineData(500, DeviceErrorKind.Protocol)]
    [InlineData(503, DeviceErrorKind.Busy)]
    [InlineData(302, DeviceErrorKind.Protocol)]
    [InlineData(400, DeviceErrorKind.Rejected)]
    public void Parse_OfAnHtmlErrorPage_TellsTheStatusInEveryFamily(int status, DeviceErrorKind kind)
    {
        var reply = new DeviceReply { Status = status, ContentType = "text/html", Body = "<html><body><h1>No\u001b[31m way</h1></body></html>"u8.ToArray() };
        foreach ((RecordedAnswer answer, Func<DeviceReply, object?> parse, _) in Subjects)
        {
            DeviceException error = Assert.Throws<DeviceException>(() => parse(reply));
            Assert.True(kind == error.Kind, $"{answer}: {error.Kind} {error.Message}");
            Assert.DoesNotContain('<', error.Message);
            Assert.DoesNotContain('\u001b', error.Message);
        }
    }

    [Fact]
    public void Parse_OfASuccessThatIsAnHtmlPage_IsNeverRead()
    {
        var reply = new DeviceReply { Status = 200, ContentType = "text/html", Body = "<html><body>Log in to the guest network</body></html>"u8.ToArray() };
        foreach ((RecordedAnswer answer, Func<DeviceReply, object?> parse, _) in Subjects)
        {
            DeviceException error = Assert.Throws<DeviceException>(() => parse(reply));
            Assert.True(error.Kind == DeviceErrorKind.Protocol, $"{answer}: {error.Kind}");
        }
    }

    private static bool Survives(int index, int[] mutations)
    {
        (RecordedAnswer answer, Func<DeviceReply, object?> parse, byte[] body) = Subjects[index];
        var bytes = new List<byte>(body);
        foreach (int mutation in mutations)
        {
            Mutate(bytes, mutation);
        }

        try
        {
            parse(answer.Reply([.. bytes]));
        }
        catch (DeviceException exception)
        {
            return exception.Message.Length < 1000 && !exception.Message.Any(char.IsControl);
        }

        return true;
    }

    private static void Mutate(List<byte> bytes, int mutation)
    {
        int at = bytes.Count == 0 ? 0 : mutation / 7 % bytes.Count;
        switch (mutation % 5)
        {
            case 0 when bytes.Count > 0:
                bytes[at] = (byte)(mutation >> 8);
                break;
            case 1:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(Snippets[mutation / 5 % Snippets.Length]));
                break;
            case 2 when bytes.Count > 0:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + (mutation % 40)));
                break;
            case 3 when bytes.Count is > 0 and < 80_000:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + (mutation % 400))));
                break;
            case 4 when mutation % 3 == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
