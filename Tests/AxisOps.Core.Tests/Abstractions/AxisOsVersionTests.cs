namespace AxisOps.Core.Tests.Abstractions;

public sealed class AxisOsVersionTests
{
    [Theory]
    [InlineData("5.51.7", "9.80.2.2")]
    [InlineData("9.80.2.2", "9.80.10")]
    [InlineData("9.80.10", "10.12.323")]
    [InlineData("11.11.99", "11.11.192")]
    [InlineData("12.9.57", "12.11.1")]
    [InlineData("13.0.33", "13.0.33-preview")]
    public void Compare_OrdersPartByPartAsNumbers(string older, string newer)
    {
        Assert.True(new AxisOsVersion(older) < new AxisOsVersion(newer));
        Assert.True(new AxisOsVersion(newer) > new AxisOsVersion(older));
        Assert.Equal(-1, Math.Sign(new AxisOsVersion(older).CompareTo((object)newer)));
    }

    [Fact]
    public void Equal_IgnoresMissingZeroParts_AndKeepsTheText()
    {
        var left = new AxisOsVersion("9.80");
        var right = new AxisOsVersion("9.80.0.0");

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal("9.80.0.0", right.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("13")]
    [InlineData("1.2.3.4.5.6")]
    [InlineData("1..2")]
    [InlineData("12.9.57abc")]
    [InlineData("12.99999999999999")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("12.9.57-\u001b]0;owned\u0007")]
    [InlineData("12.9.57-\u009b31m")]
    [InlineData("12.9.57-\u202egnp")]
    [InlineData("12.9.57-a b")]
    [InlineData("12.9.57 preview")]
    public void Parse_RefusesWhatIsNoVersion(string text)
    {
        Assert.False(AxisOsVersion.TryParse(text, out _));
        Assert.Throws<FormatException>(() => new AxisOsVersion(text));
    }

    [Fact]
    public void Parse_OfHostileText_NeverRepeatsIt() =>
        Assert.DoesNotContain('\u001b', Assert.Throws<FormatException>(() => new AxisOsVersion("12.9.57-\u001b[2J")).Message);

    [Theory]
    [InlineData("13.0.33-preview.2_rc+7")]
    [InlineData("12.9.57_beta")]
    public void Parse_KeepsASuffixOfPlainCharacters(string text) => Assert.Equal(text, new AxisOsVersion(text).Text);
}
