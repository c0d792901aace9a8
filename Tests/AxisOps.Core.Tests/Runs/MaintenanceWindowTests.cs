using System.Globalization;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>When a window is open. 2026-11-26 is a Thursday.</summary>
public sealed class MaintenanceWindowTests
{
    private const string Stockholm = "Europe/Stockholm";

    [Theory]
    [InlineData("22:00-05:00", "2026-11-26T21:59:59Z", null, "2026-11-26T22:00:00Z")]
    [InlineData("22:00-05:00", "2026-11-26T22:00:00Z", "2026-11-27T05:00:00Z", "2026-11-27T22:00:00Z")]
    [InlineData("22:00-05:00", "2026-11-27T04:59:59Z", "2026-11-27T05:00:00Z", "2026-11-27T22:00:00Z")]
    [InlineData("22:00-05:00", "2026-11-27T05:00:00Z", null, "2026-11-27T22:00:00Z")]
    [InlineData("Sat,Sun 00:00-24:00", "2026-11-27T23:59:00Z", null, "2026-11-28T00:00:00Z")]
    [InlineData("Sat,Sun 00:00-24:00", "2026-11-28T23:59:00Z", "2026-11-29T00:00:00Z", "2026-11-29T00:00:00Z")]
    [InlineData("Mon - Wed, Fri 1:30-2:00", "2026-11-26T01:45:00Z", null, "2026-11-27T01:30:00Z")]
    [InlineData("Fri-Mon 22:00-02:00", "2026-12-01T01:00:00Z", "2026-12-01T02:00:00Z", "2026-12-04T22:00:00Z")]
    [InlineData("thursday 10:00-11:00", "2026-11-26T10:30:00Z", "2026-11-26T11:00:00Z", "2026-12-03T10:00:00Z")]
    public void Window_IsOpenFromItsFirstMomentToBeforeItsLast(string text, string now, string? closes, string opens)
    {
        var window = MaintenanceWindow.Parse(text, TimeZoneInfo.Utc);
        Assert.Equal(closes is null ? null : At(closes), window.ClosesAt(At(now)));
        Assert.Equal(At(opens), window.OpensAt(At(now)));
    }

    [Theory]
    [InlineData("22:00-05:00 " + Stockholm, "2026-11-26T21:00:00Z", "2026-11-27T04:00:00Z")]
    [InlineData("22:00-05:00 " + Stockholm, "2026-07-26T20:00:00Z", "2026-07-27T03:00:00Z")]
    [InlineData("02:30-04:00 " + Stockholm, "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")]
    [InlineData("01:00-02:30 " + Stockholm, "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("01:00-02:30 " + Stockholm, "2026-10-25T00:15:00Z", "2026-10-25T00:30:00Z")]
    public void TimeZone_MovesTheWindow_AlsoWhereClocksAreChanged(string text, string now, string closes)
    {
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById(Stockholm, out _), "This computer has no time zone data.");
        Assert.Equal(At(closes), MaintenanceWindow.Parse(text, TimeZoneInfo.Utc).ClosesAt(At(now)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("22:00")]
    [InlineData("22-05")]
    [InlineData("25:00-05:00")]
    [InlineData("24:00-05:00")]
    [InlineData("10:00-10:00")]
    [InlineData("Noday 10:00-11:00")]
    [InlineData("M 10:00-11:00")]
    [InlineData("Mon-Wed-Fri 10:00-11:00")]
    [InlineData("10:00-11:00 Nowhere/City")]
    public void Parse_OfWhatIsNoWindow_NamesTheParameter(string text) =>
        Assert.StartsWith("-Window", Assert.Throws<FormatException>(() => MaintenanceWindow.Parse(text, TimeZoneInfo.Utc)).Message, StringComparison.Ordinal);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
