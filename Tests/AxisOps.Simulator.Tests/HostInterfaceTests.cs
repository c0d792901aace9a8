using System.Net;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Tests;

public sealed class HostInterfaceTests
{
    private static readonly HostInterface Adapter = new(
        "eth9", 9, false, [(IPAddress.Parse("198.51.100.5"), 24), (IPAddress.Parse("203.0.113.129"), 25), (IPAddress.Parse("fe80::1"), 64)]);

    [Theory]
    [InlineData("198.51.100.77", true)]
    [InlineData("203.0.113.200", true)]
    [InlineData("fe80::2%9", true)]
    [InlineData("203.0.113.1", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("fe80::2%8", false)]
    [InlineData("2001:db8::1", false)]
    public void Source_IsHeardFromTheLinkOnly(string source, bool isOnLink) => Assert.Equal(isOnLink, Adapter.IsOnLink(IPAddress.Parse(source)));

    [Fact]
    public void LinkLocalAddress_CarriesTheInterface()
    {
        Assert.Equal(IPAddress.Parse("198.51.100.5"), Adapter.Version4);
        Assert.Equal(9, Adapter.LinkLocal6!.ScopeId);
        Assert.Equal("[fe80::1]", Adapter.LinkLocal6.InUri());
        Assert.True(Adapter.Holds(Adapter.LinkLocal6));
    }

    [Fact]
    public void Loopback_IsFoundByAddress_AndNothingByAStrangersName()
    {
        Assert.Same(HostInterface.Loopback, HostInterface.Find("127.5.6.7"));
        Assert.Null(HostInterface.Find("no such interface"));
        Assert.Null(HostInterface.Find("192.0.2.1"));
        Assert.Null(HostInterface.Loopback.LinkLocal6);
    }

    [Theory]
    [InlineData("::ffff:127.77.0.1", "127.77.0.1")]
    [InlineData("fe80::1%3", "fe80::1")]
    [InlineData("127.77.0.1", "127.77.0.1")]
    public void Plain_IsTheAddressAsTheDeviceKnowsIt(string spelling, string plain) => Assert.Equal(IPAddress.Parse(plain), IPAddress.Parse(spelling).Plain());
}
