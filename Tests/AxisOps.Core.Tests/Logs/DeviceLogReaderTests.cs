using AxisOps.Core.Logs;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Logs;

public sealed class DeviceLogReaderTests
{
    private const string System = "/axis-cgi/systemlog.cgi";
    private const string Journal = """

        ----- System log -----

        2026-11-24T10:00:00.000+00:00 axis-b8a44f000001 [ ERR     ] kernel: first
        2026-11-24T11:30:00.000+00:00 axis-b8a44f000001 [ INFO    ] httpd[12]: second
        2026-11-24T11:45:00.000+00:00 axis-b8a44f000001 [ WARNING ] httpd[12]: third
        no form at all
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_GivesObjects_NewestLast()
    {
        DeviceLogBatch batch = await ReadAsync(Session(Journal), new DeviceLogOptions());

        Assert.Equal(["first", "second", "third", "no form at all"], batch.Entries.Select(entry => entry.Message));
        DeviceLogEntry second = batch.Entries[1];
        Assert.Equal(
            ("192.0.2.7", "B8A44F000001", DeviceLogLevel.Info, "httpd", 12, LogTimeCertainty.Told),
            (second.Device, second.SerialNumber, second.Level, second.Process, second.ProcessId, second.TimeCertainty));
        Assert.Null(batch.Note);
    }

    [Theory]
    [InlineData(45, null, null, null, "second,third,no form at all")]
    [InlineData(45, 1, null, null, "no form at all")]
    [InlineData(null, null, "HTTPD", null, "second,third")]
    [InlineData(null, null, null, DeviceLogLevel.Warning, "first,third")]
    [InlineData(null, 1, null, DeviceLogLevel.Warning, "third")]
    [InlineData(null, 0, null, null, "")]
    public async Task Read_Filters(int? minutes, int? tail, string? text, DeviceLogLevel? level, string expected)
    {
        LogStart? since = minutes is { } count ? new LogStart(null, TimeSpan.FromMinutes(count)) : null;
        DeviceLogBatch batch = await ReadAsync(Session(Journal), new DeviceLogOptions { Since = since, Tail = tail, Text = text, Level = level });

        Assert.Equal(expected, string.Join(',', batch.Entries.Select(entry => entry.Message)));
    }

    [Fact]
    public async Task Since_OfADeviceWithAWrongClock_GoesByThatClock()
    {
        ScriptedSession session = Session(Journal.Replace("2026", "2016", StringComparison.Ordinal));
        session.Clock = new DateTimeOffset(2016, 11, 24, 12, 0, 0, TimeSpan.Zero);
        var anHourAgo = new LogStart(session.Now - TimeSpan.FromHours(1), null);

        Assert.Equal(3, (await ReadAsync(session, new DeviceLogOptions { Since = anHourAgo })).Entries.Count);
    }

    [Theory]
    [InlineData("root.Time.POSIXTimeZone=CET-1CEST,M3.5.0,M10.5.0/3\n", "2026-11-24T12:30:00+01:00", LogTimeCertainty.Inferred)]
    [InlineData("# Error\n", "2026-11-24T12:30:00+00:00", LogTimeCertainty.ZoneUnknown)]
    public async Task Read_OfALogWithoutYearAndZone_AsksForTheZoneOnce(string answer, string expected, LogTimeCertainty certainty)
    {
        ScriptedSession session = Session("----- /var/log/messages -----\n<INFO    > Nov 24 12:30:00 axis-00408c000001 vftpd[12]: hello\n").Says("/axis-cgi/param.cgi", answer, "text/plain", anybody: true);
        var reader = new DeviceLogReader(new DeviceLogOptions());
        DeviceLogEntry entry = Assert.Single((await reader.ReadAsync(session, Token)).Entries);
        await reader.ReadAsync(session, Token);

        Assert.Equal((DateTimeOffset.Parse(expected, global::System.Globalization.CultureInfo.InvariantCulture), certainty, true), (entry.Time!.Value, entry.TimeCertainty, entry.IsTimeInferred));
        Assert.Single(session.Asked, path => path.Contains("param.cgi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_OfAnAuditLogThatIsNotThere_SaysFromWhenThereIsOne()
    {
        DeviceException error = await Assert.ThrowsAsync<DeviceException>(() => ReadAsync(new ScriptedSession("B8A44F000001"), new DeviceLogOptions { Log = DeviceLogName.Audit }));

        Assert.Equal(DeviceErrorKind.NotSupported, error.Kind);
        Assert.Contains("12.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfAnAccessLogThatIsOff_SaysSo()
    {
        ScriptedSession session = new ScriptedSession("B8A44F000001")
            .Says("/axis-cgi/accesslog.cgi", "\n----- Access log -----\n\n", "text/plain", anybody: true)
            .Says("/axis-cgi/param.cgi", "root.System.AccessLog=Off\n", "text/plain", anybody: true);
        DeviceLogBatch batch = await ReadAsync(session, new DeviceLogOptions { Log = DeviceLogName.Access });

        Assert.Empty(batch.Entries);
        Assert.Contains("System.AccessLog=On", batch.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfALogThatWasCut_SaysSo()
    {
        DeviceLogBatch batch = await ReadAsync(Session(string.Concat(Enumerable.Range(0, 20_003).Select(i => $"{i}\n"))), new DeviceLogOptions());

        Assert.Equal(20_000, batch.Entries.Count);
        Assert.Contains("3 oldest lines", batch.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OfHostileText_ShowsWhatATerminalWouldObey()
    {
        DeviceLogBatch batch = await ReadAsync(Session("2026-11-24T10:00:00.000+00:00 h [ ERR     ] a\u001b]0;x\u0007b: \u001b[2Jgone\u202e\u009b31m\n"), new DeviceLogOptions());

        Assert.Equal(@"\x1B[2Jgone\u202E\x9B31m", Assert.Single(batch.Entries).Message);
        Assert.DoesNotContain(batch.Entries[0].Raw + batch.Entries[0].Process, char.IsControl);
    }

    private static ScriptedSession Session(string log) => new ScriptedSession("B8A44F000001").Says(System, log, "text/plain", anybody: true);

    private static Task<DeviceLogBatch> ReadAsync(ScriptedSession session, DeviceLogOptions options) => new DeviceLogReader(options).ReadAsync(session, Token);
}
