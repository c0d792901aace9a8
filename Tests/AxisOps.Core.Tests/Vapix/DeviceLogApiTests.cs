using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

public sealed class DeviceLogApiTests
{
    [Fact]
    public void Parse_OfTheRecordedLogOf980_TakesEveryLineApart()
    {
        DeviceLog log = DeviceLogApi.Parse(RecordedAnswer.Of("trunnion-vapix/systemlog-9.80.2.2.txt").Reply(), RecordedParser.Call);

        Assert.All(log.Entries, entry => Assert.True(entry is { Section: "System log", Time: not null, Host: "axis-accc8ef7de6b", Level: not null, Process: not null }, entry.ToString()));
        Assert.Equal(["CRIT", "ERR", "INFO", "NOTICE", "WARNING"], log.Entries.Select(entry => entry.Level).Distinct().Order(StringComparer.Ordinal));
        LogEntry first = log.Entries[0];
        Assert.Equal(new DateTimeOffset(2020, 9, 7, 14, 16, 29, 231, TimeSpan.FromHours(-5)), first.Time);
        Assert.Equal(("kernel", "[495259.832654][T31701] CIFS VFS: Free previous auth_key.response = 8f75f1a0"), (first.Process, first.Message));
        Assert.Null(first.ProcessId);
        Assert.Equal(0, log.Omitted);
    }

    [Fact]
    public void Parse_OfALogOf551_KeepsATimeWithoutYearAsText()
    {
        const string line = "<INFO    > Oct  1 02:40:46 axis-00408cfb6888 vftpd[12]: Client 192.0.2.1 logged in: root";
        LogEntry entry = One($"----- /var/log/messages.old -----\r\n\r\n{line}\r\n");

        Assert.Equal(new LogEntry("Client 192.0.2.1 logged in: root") { Raw = line, Section = "/var/log/messages.old", TimeText = "Oct  1 02:40:46", Host = "axis-00408cfb6888", Level = "INFO", Process = "vftpd", ProcessId = 12 }, entry);
    }

    [Fact]
    public void Parse_OfTheAuditLog_TellsProcessAndNumber()
    {
        LogEntry entry = One("2026-10-07T09:18:14.001Z axis-b8a44f631339 [ INFO    ] httpd[1234]: Authentication: VAPIX user root\n");

        Assert.Equal(("httpd", 1234, "Authentication: VAPIX user root"), (entry.Process, entry.ProcessId, entry.Message));
    }

    [Theory]
    [InlineData("192.0.2.1 - root [07/Oct/2026:09:18:14 +0000] \"GET /axis-cgi/usergroup.cgi HTTP/1.1\" 200 36")]
    [InlineData("syslogd 1.4.1: restart.")]
    [InlineData("<INFO> no time here")]
    [InlineData("2026-99-07T09:18:14Z host [ INFO ] a: b")]
    public void Parse_OfALineOfUnknownForm_KeepsItWhole(string line) => Assert.Equal(new LogEntry(line), One(line));

    [Theory]
    [InlineData("2026-10-07T09:18:14Z")]
    [InlineData("2026-10-07T09:18:14Z host [")]
    [InlineData("Oct 10 02:40:46")]
    [InlineData("<INFO> Oct 10 02:40:46 host a[x]:")]
    public void Parse_OfALineThatEndsEarly_IsAnEntry(string line) => Assert.NotNull(One(line).TimeText);

    [Fact]
    public void Parse_OfTerminalEscapes_WritesThemOut() => Assert.Equal(@"a\x1B[31m\u202Eb", One("a\u001b[31m\u202eb").Message);

    [Fact]
    public void Parse_OfALineWithoutEnd_IsCut()
    {
        LogEntry entry = One(new string('\u0007', 100_000));

        Assert.InRange(entry.Raw.Length, 1000, LogText.MaxLength);
        Assert.EndsWith("…", entry.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OfTwoFiles_PutsTheOldOneFirst() => Assert.Equal(
        ["first", "second"],
        DeviceLogApi.Parse(ReplyOf.Text("----- /var/log/messages -----\nsecond\n----- /var/log/messages.old -----\nfirst\n"), RecordedParser.Call).Entries.Select(entry => entry.Message));

    [Fact]
    public void Parse_OfALogWithoutEnd_KeepsTheLastLines()
    {
        DeviceLog log = DeviceLogApi.Parse(ReplyOf.Text(string.Concat(Enumerable.Range(0, 25_000).Select(i => $"{i}\n"))), RecordedParser.Call);

        Assert.Equal((20_000, 5_000, "24999"), (log.Entries.Count, log.Omitted, log.Entries[^1].Message));
    }

    [Fact]
    public void Parse_OfAPage_IsAProtocolError() =>
        Assert.Equal(DeviceErrorKind.Protocol, Assert.Throws<DeviceException>(() => DeviceLogApi.Parse(ReplyOf.Text("<HTML><body>x"), RecordedParser.Call)).Kind);

    [Fact]
    public async Task Read_OfSomethingElse_AsksNothing() => await Assert.ThrowsAsync<ArgumentException>(
        () => DeviceLogApi.ReadAsync(new ScriptedSession("00408CFB6888"), "restart.cgi", TestContext.Current.CancellationToken));

    private static LogEntry One(string text) => Assert.Single(DeviceLogApi.Parse(ReplyOf.Text(text), RecordedParser.Call).Entries);
}
