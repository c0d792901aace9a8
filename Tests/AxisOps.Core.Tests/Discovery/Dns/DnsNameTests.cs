using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Tests.Discovery.Dns;

public sealed class DnsNameTests
{
    [Theory]
    [InlineData("_http._tcp.local", "_http._tcp.local")]
    [InlineData("_http._tcp.local.", "_http._tcp.local")]
    [InlineData(@"AXIS M1065-LW\.2\\x._http._tcp.local", @"AXIS M1065-LW\.2\\x._http._tcp.local")]
    [InlineData("Kamera Süd 摄.local", "Kamera Süd 摄.local")]
    [InlineData(@"a\027b.local", @"a\027b.local")]
    [InlineData(@"a\255b.local", @"a\255b.local")]
    [InlineData(@"\065.local", "A.local")]
    [InlineData(".", ".")]
    [InlineData("", ".")]
    public void Parse_ThenToString_GivesTheEscapedText(string text, string expected) =>
        Assert.Equal(expected, DnsName.Parse(text).ToString());

    [Theory]
    [InlineData("a..b")]
    [InlineData(@"a\")]
    [InlineData(@"a\999")]
    [InlineData(@"a\ä")]
    [InlineData("..")]
    public void Parse_WhenTextIsMalformed_Refuses(string text) => Assert.Throws<DnsFormatException>(() => DnsName.Parse(text));

    [Fact]
    public void Parse_WhenLabelIsLongerThan63Bytes_Refuses() =>
        Assert.Throws<DnsFormatException>(() => DnsName.Parse(new string('a', 62) + "é"));

    [Fact]
    public void Parse_WhenNameIsLongerThan255Bytes_Refuses()
    {
        string longest = string.Join('.', Enumerable.Repeat(new string('a', 63), 3)) + "." + new string('b', 61);

        Assert.Equal(255, DnsName.Parse(longest).Wire.Length);
        Assert.Throws<DnsFormatException>(() => DnsName.Parse(longest + "b"));
        Assert.Throws<DnsFormatException>(() => DnsName.Parse(longest[1..]).Prepend("x"));
    }

    [Fact]
    public void Equals_IgnoresAsciiCaseOnly()
    {
        Assert.Equal(DnsName.Parse("AXIS-b8a44f.LOCAL"), DnsName.Parse("axis-B8A44F.local"));
        Assert.Equal(DnsName.Parse("AXIS-b8a44f.LOCAL").GetHashCode(), DnsName.Parse("axis-B8A44F.local").GetHashCode());
        Assert.NotEqual(DnsName.Parse("É.local"), DnsName.Parse("é.local"));
        Assert.NotEqual(DnsName.Parse(@"a\.b.local"), DnsName.Parse("a.b.local"));
    }

    [Fact]
    public void Prepend_TakesTheLabelAsItIs()
    {
        DnsName name = DnsName.Parse("_http._tcp.local").Prepend("AXIS 1.2");

        Assert.Equal("AXIS 1.2", name.FirstLabel);
        Assert.Equal(DnsName.Parse("_http._tcp.local"), name.Parent);
        Assert.Equal(@"AXIS 1\.2._http._tcp.local", name.ToString());
    }
}
