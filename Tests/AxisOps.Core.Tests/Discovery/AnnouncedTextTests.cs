using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

public sealed class AnnouncedTextTests
{
    [Theory]
    [InlineData("AXIS P3245-LVE", "AXIS P3245-LVE")]
    [InlineData("  Süd 摄 📷 ", "Süd 摄 📷")]
    [InlineData("a\u001b]0;title\u0007b\r\nc", "a]0;titlebc")]
    [InlineData("a\u009b31mb", "a31mb")]
    [InlineData("user\u202egpj.exe", "usergpj.exe")]
    [InlineData("a\u2028b\u200b", "ab")]
    [InlineData("\0\0", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Clean_DropsWhatSteersATerminal(string? text, string? expected) => Assert.Equal(expected, AnnouncedText.Clean(text));

    [Fact]
    public void Clean_BoundsTheLengthWithoutSplittingACharacter()
    {
        string cleaned = AnnouncedText.Clean(new string('a', AnnouncedText.MaxLength - 1) + "📷📷")!;

        Assert.Equal(AnnouncedText.MaxLength - 1, cleaned.Length);
    }

    [Fact]
    public void Clean_WhenASurrogateStandsAlone_ShowsAReplacement() => Assert.Equal("a\ufffdb", AnnouncedText.Clean("a\ud83db"));
}
