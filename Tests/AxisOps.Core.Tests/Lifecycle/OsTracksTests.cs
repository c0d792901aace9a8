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
}
