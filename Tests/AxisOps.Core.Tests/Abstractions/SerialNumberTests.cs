namespace AxisOps.Core.Tests.Abstractions;

public sealed class SerialNumberTests
{
    [Theory]
    [InlineData("b8a44f000001")]
    [InlineData("B8:A4:4F:00:00:01")]
    [InlineData("b8-a4-4f-00-00-01")]
    [InlineData("  B8A44F000001 ")]
    public void Normalize_KnowsEverySpelling(string text)
    {
        Assert.True(SerialNumber.TryNormalize(text, out string? serial));
        Assert.Equal("B8A44F000001", serial);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("B8A44F00000")]
    [InlineData("B8A44F00000G")]
    [InlineData("B8:A4:4F-00:00:01")]
    [InlineData("B8A44:F000:001:ABC")]
    [InlineData("Ｂ8A44F000001")]
    public void Normalize_RefusesWhatIsNoSerialNumber(string? text) => Assert.False(SerialNumber.TryNormalize(text, out _));
}
