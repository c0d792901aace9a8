using AxisOps.Core.Discovery.Ranges;
using FsCheck;
using FsCheck.Fluent;

namespace AxisOps.Core.Tests.Discovery.Ranges;

public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.8/30", "192.0.2.9 192.0.2.10")]
    [InlineData("192.0.2.10/30", "192.0.2.9 192.0.2.10")]
    [InlineData("192.0.2.8/31", "192.0.2.8 192.0.2.9")]
    [InlineData("192.0.2.8/32", "192.0.2.8")]
    [InlineData("192.0.2.254-192.0.3.1", "192.0.2.254 192.0.2.255 192.0.3.0 192.0.3.1")]
    [InlineData("192.0.2.10-12", "192.0.2.10 192.0.2.11 192.0.2.12")]
    [InlineData(" 192.0.2.9 , 192.0.2.7 - 8 ", "192.0.2.7 192.0.2.8 192.0.2.9")]
    [InlineData("192.0.2.7,192.0.2.7,192.0.2.6-8", "192.0.2.6 192.0.2.7 192.0.2.8")]
    [InlineData("192.0.2.7:8443,192.0.2.7", "192.0.2.7 192.0.2.7:8443")]
    [InlineData("192.0.2.8/30:81", "192.0.2.9:81 192.0.2.10:81")]
    [InlineData("2001:db8::fffe/127", "2001:db8::fffe 2001:db8::ffff")]
    [InlineData("2001:db8::1-2001:db8::2", "2001:db8::1 2001:db8::2")]
    [InlineData("[2001:db8::7]:8443", "2001:db8::7:8443")]
    [InlineData("[2001:db8::8/127]:81", "2001:db8::8:81 2001:db8::9:81")]
    [InlineData("[2001:db8::7]", "2001:db8::7")]
    [InlineData("fe80::7%3", "fe80::7%3")]
    public void Parse_GivesTheAddresses(string text, string expected)
    {
        AddressRange range = AddressRange.Parse(text);

        string[] addresses = [.. range.Select(item => item.Port is { } port ? $"{item.Address}:{port}" : $"{item.Address}")];
        Assert.Equal(expected, string.Join(' ', addresses));
        Assert.Equal(addresses.Length, range.Count);
    }

    [Theory]
    [InlineData("", "empty piece")]
    [InlineData("192.0.2.1,", "empty piece")]
    [InlineData("192.0.2.1,192.0.2", "'192.0.2'")]
    [InlineData("192.0.2.256", "not an IP address")]
    [InlineData("192.0.2.010", "not an IP address")]
    [InlineData("0x7f.1.1.1", "not an IP address")]
    [InlineData("cam-1", "not an IP address")]
    [InlineData("192.0.2.0/33", "0 to 32")]
    [InlineData("192.0.2.0/-1", "0 to 32")]
    [InlineData("192.0.2.0/", "0 to 32")]
    [InlineData("2001:db8::/111", "/112")]
    [InlineData("2001:db8::/129", "0 to 128")]
    [InlineData("192.0.2.50-10", "ends before")]
    [InlineData("192.0.2.50-2001:db8::1", "not an IP address")]
    [InlineData("2001:db8::1-192.0.2.1", "different address families")]
    [InlineData("192.0.2.1:0", "port")]
    [InlineData("192.0.2.1:65536", "port")]
    [InlineData("192.0.2.1:", "port")]
    [InlineData("[2001:db8::1]x", "bracket")]
    [InlineData("[2001:db8::1", "not an IP address")]
    [InlineData("224.0.0.1", "no device can have")]
    [InlineData("0.0.0.0/8", "no device can have")]
    [InlineData("223.255.255.0-224.0.0.1", "no device can have")]
    [InlineData("ff02::fb", "no device can have")]
    [InlineData("::", "no device can have")]
    [InlineData("::ffff:192.0.2.1", "not an IP address")]
    public void Parse_WhenAPieceIsWrong_NamesItAndTheReason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => AddressRange.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_WhenThereAreMoreAddressesThanTheLimit_Refuses()
    {
        Assert.Equal(65_534, AddressRange.Parse("10.0.0.0/16").Count);
        Assert.Contains("at most 65536", Assert.Throws<FormatException>(() => AddressRange.Parse("10.0.0.0/15")).Message, StringComparison.Ordinal);
        Assert.Equal(131_070, AddressRange.Parse("10.0.0.0/15", 200_000).Count);
        Assert.Equal(65_536, AddressRange.Parse("2001:db8::/112").Count);
        Assert.Throws<FormatException>(() => AddressRange.Parse("2001:db8::/112,192.0.2.1"));
        Assert.Throws<FormatException>(() => AddressRange.Parse("2001:db8::1-2001:dbf::1"));
    }

    [Fact]
    public void Parse_EnumeratesLazily() => Assert.Equal("64.0.0.1", AddressRange.Parse("64.0.0.0/2", long.MaxValue).First().Address.ToString());

    [Fact]
    public void Parse_OfHostileText_IsRefusedShortly()
    {
        string message = Assert.Throws<FormatException>(() => AddressRange.Parse(new string('1', 100_000))).Message;

        Assert.InRange(message.Length, 1, 300);
        Assert.Throws<FormatException>(() => AddressRange.Parse(new string(',', 2_000_000)));
    }

    [Fact]
    public void Parse_OfAnyText_ReadsOrRefuses() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            return AddressRange.Parse(text.Get).Count > 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }).QuickCheckThrowOnFailure();
}
