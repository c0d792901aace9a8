using System.Globalization;
using AxisOps.Core.Logs;

namespace AxisOps.Core.Tests.Logs;

public sealed class PosixZoneTests
{
    [Theory]
    [InlineData("UTC0", "2026-07-01T12:00:00", 0)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-01-15T12:00:00", 60)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-07-15T12:00:00", 120)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:59:59", 60)]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T03:00:00", 120)]
    [InlineData("GMT0BST,M3.5.0/1,M10.5.0", "2026-10-25T00:30:00", 60)]
    [InlineData("GMT0BST,M3.5.0/1,M10.5.0", "2026-10-25T02:00:00", 0)]
    [InlineData("CST6CDT,M3.2.0,M11.1.0", "2026-07-01T12:00:00", -300)]
    [InlineData("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T12:00:00", 660)]
    [InlineData("<+0545>-5:45", "2026-01-01T12:00:00", 345)]
    public void OffsetAt_FollowsTheRules(string zone, string local, int minutes) => Assert.Equal(
        TimeSpan.FromMinutes(minutes), PosixZone.TryParse(zone)!.OffsetAt(DateTime.Parse(local, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CET")]
    [InlineData("CET-99")]
    [InlineData("Europe/Stockholm")]
    [InlineData("CET-1CEST,M13.5.0,M10.5.0/3")]
    [InlineData("CET-1CEST,J60,J300")]
    public void TryParse_OfAnotherForm_IsNull(string? zone) => Assert.Null(PosixZone.TryParse(zone));

    [Fact]
    public void LocalOf_IsTheClockOnTheWall() => Assert.Equal(
        new DateTime(2026, 7, 1, 14, 0, 0), PosixZone.TryParse("CET-1CEST,M3.5.0,M10.5.0/3")!.LocalOf(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)));
}
