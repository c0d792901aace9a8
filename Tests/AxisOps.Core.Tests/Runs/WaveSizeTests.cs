using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>How a fleet is cut into waves.</summary>
public sealed class WaveSizeTests
{
    [Theory]
    [InlineData("1,5,10%,50%,100%", 500, "1 4 45 200 250")]
    [InlineData("1,5,10%,50%,100%", 20, "1 4 5 10")]
    [InlineData("10%,100%", 5, "1 4")]
    [InlineData("1,100%", 1, "1")]
    [InlineData("1,5", 3, "1 2")]
    [InlineData("0.5%,100%", 1000, "5 995")]
    [InlineData("", 7, "7")]
    [InlineData("", 0, "")]
    public void Cut_GivesEachWaveWhatEarlierOnesHaveNot(string waves, int devices, string expected) =>
        Assert.Equal(expected, string.Join(' ', WaveSize.Cut(WaveSize.Parse(Split(waves)), devices)));

    [Theory]
    [InlineData("1,50%", 10)]
    [InlineData("5", 6)]
    public void Cut_ThatLeavesDevicesOut_IsRefused(string waves, int devices)
    {
        FormatException error = Assert.Throws<FormatException>(() => WaveSize.Cut(WaveSize.Parse(Split(waves)), devices));
        Assert.Contains("100%", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("101%")]
    [InlineData("1.5")]
    [InlineData("ten")]
    [InlineData("%")]
    [InlineData("5,5,100%")]
    [InlineData("50%,10%,100%")]
    [InlineData("9,3,100%")]
    [InlineData("1,10%")]
    public void Parse_OfWhatIsNoWave_NamesTheParameter(string waves)
    {
        FormatException error = Assert.Throws<FormatException>(() => WaveSize.Parse(Split(waves)));
        Assert.StartsWith("-Wave", error.Message, StringComparison.Ordinal);
    }

    private static string[] Split(string waves) => waves.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
