using System.Globalization;
using AxisOps.Core.Logs;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Logs;

public sealed class LogClockTests
{
    private static readonly DateTimeOffset NewYear = new(2026, 1, 1, 0, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Jan  1 01:29:59", "2026-01-01T01:29:59+01:00")]
    [InlineData("Jan  1 01:31:00", "2025-01-01T01:31:00+01:00")]
    [InlineData("Dec 31 23:59:59", "2025-12-31T23:59:59+01:00")]
    [InlineData("Jul  1 12:00:00", "2025-07-01T12:00:00+02:00")]
    [InlineData("Feb 29 12:00:00", "2024-02-29T12:00:00+01:00")]
    public void TimeOf_WithoutYear_IsTheLatestThatIsNotInTheFuture(string text, string expected)
    {
        var clock = new LogClock(NewYear, PosixZone.TryParse("CET-1CEST,M3.5.0,M10.5.0/3"));

        Assert.Equal((DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), LogTimeCertainty.Inferred), clock.TimeOf(new LogEntry("x") { TimeText = text }));
    }

    [Fact]
    public void TimeOf_WithoutZone_IsAsIfUtc_AndSaysSo()
    {
        (DateTimeOffset? time, LogTimeCertainty certainty) = new LogClock(NewYear, null).TimeOf(new LogEntry("x") { TimeText = "Dec 31 12:00:00" });

        Assert.Equal((new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero), LogTimeCertainty.ZoneUnknown), (time!.Value, certainty));
    }

    [Fact]
    public void TimeOf_WithoutZone_MayBeAheadOfUtc() =>
        Assert.Equal(2026, new LogClock(NewYear, null).TimeOf(new LogEntry("x") { TimeText = "Jan  1 14:00:00" }).Time!.Value.Year);

    [Theory]
    [InlineData(null)]
    [InlineData("Feb 30 12:00:00")]
    public void TimeOf_WithoutTime_IsNone(string? text) => Assert.Equal((null, LogTimeCertainty.None), new LogClock(NewYear, null).TimeOf(new LogEntry("x") { TimeText = text }));

    [Fact]
    public void IsSince_OfAnUnknownZone_KeepsWhatMayBeYoungEnough()
    {
        Assert.True(LogClock.IsSince(NewYear - TimeSpan.FromHours(11), LogTimeCertainty.ZoneUnknown, NewYear));
        Assert.False(LogClock.IsSince(NewYear - TimeSpan.FromHours(13), LogTimeCertainty.ZoneUnknown, NewYear));
        Assert.False(LogClock.IsSince(NewYear - TimeSpan.FromHours(11), LogTimeCertainty.Inferred, NewYear));
        Assert.True(LogClock.IsSince(null, LogTimeCertainty.None, NewYear));
    }

    [Fact]
    public void Start_MovesWithTheDevicesClock()
    {
        DateTimeOffset device = NewYear - TimeSpan.FromDays(3650);

        Assert.Equal(device - TimeSpan.FromHours(1), new LogStart(null, TimeSpan.FromHours(1)).By(device, NewYear));
        Assert.Equal(device - TimeSpan.FromHours(1), new LogStart(NewYear - TimeSpan.FromHours(1), null).By(device, NewYear));
        Assert.Equal(DateTimeOffset.MinValue, new LogStart(null, TimeSpan.MaxValue).By(device, NewYear));
        Assert.Equal(DateTimeOffset.MinValue, new LogStart(DateTimeOffset.MinValue, null).By(device, NewYear));
    }
}
