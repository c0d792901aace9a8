using System.Globalization;
using AxisOps.Core.Lifecycle;

namespace AxisOps.Core.Tests.Lifecycle;

public sealed class OsTracksTests
{
    [Theory]
    [InlineData("13.0.33-preview", "AXIS OS 13 (active)")]
    [InlineData("12.11.77", "LTS 2026")]
    [InlineData("11.11.192", "LTS 2024")]
    [InlineData("10.12.323", "LTS 2022")]
    [InlineData("9.80.2.2", "LTS 2020")]
    [InlineData("8.40.4.5", "LTS 2018")]
    [InlineData("6.50.5.22", "LTS 2016")]
    [InlineData("5.51.7", "Legacy 5.51 and 4.xx/5.xx")]
    [InlineData("1.84.4", "A1001/A1601 1.x firmware line")]
    [InlineData("12.9.57", null)]
    [InlineData("11.1.2", null)]
    [InlineData("5.5.1", null)]
    public void Find_OfAVersion_NamesItsTrackOrNone(string version, string? track) => Assert.Equal(track, OsTracks.Find(new AxisOsVersion(version)));

    [Theory]
    [InlineData("12.11.77", "2031-12-31", true, "2031-12-31")]
    [InlineData("11.11.192", "2029-12-31", false, "2029-12-31 (not confirmed)")]
    [InlineData("8.40.4.5", "2024-03-31", true, "2024-03-31")]
    [InlineData("6.50.5.22", "2022-12-31", false, "2022-12-31 (not confirmed)")]
    public void Support_OfATrack_HasItsLastDayAndHowSureThatIs(string version, string end, bool isConfirmed, string shown)
    {
        DeviceSupport support = OsTracks.Support(new AxisOsVersion(version))!;
        Assert.Equal((DateOnly.Parse(end, CultureInfo.InvariantCulture), isConfirmed, shown), (support.End, support.IsConfirmed, support.ToString()));
    }

    [Fact]
    public void Support_OfTheActiveTrack_HasNoEndAndSaysWhy()
    {
        DeviceSupport support = OsTracks.Support(new AxisOsVersion("13.0.33"))!;
        Assert.Equal((null, false, "current"), (support.End, support.IsConfirmed, support.Status));
        Assert.Contains("only the newest release is supported", support.Note, StringComparison.Ordinal);
        Assert.Null(OsTracks.Support(new AxisOsVersion("12.9.57")));
    }
}
