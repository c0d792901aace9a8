using System.Net;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

public sealed class NetworkLinkTests
{
    private static readonly NetworkLink Lan = new(7, "lan0", false, [(IPAddress.Parse("192.0.2.130"), 25), (IPAddress.Parse("2001:db8::1"), 61)]);

    [Theory]
    [InlineData("192.0.2.129", true)]
    [InlineData("192.0.2.127", false)]
    [InlineData("198.51.100.7", false)]
    [InlineData("2001:db8:0:7::1", true)]
    [InlineData("2001:db8:0:8::1", false)]
    [InlineData("169.254.1.1", true)]
    [InlineData("fe80::1", true)]
    public void IsOnLink_ComparesPrefixes(string address, bool expected) => Assert.Equal(expected, Lan.IsOnLink(IPAddress.Parse(address)));

    [Fact]
    public void List_HoldsLoopbackWithAllOfItsNetwork()
    {
        NetworkLink loopback = Assert.Single(NetworkLink.List(["127.0.0.1"]));

        Assert.True(loopback.IsLoopback);
        Assert.True(loopback.IsOnLink(IPAddress.Parse("127.9.8.7")));
        Assert.Equal(IPAddress.Loopback, loopback.V4);
    }

    [Fact]
    public void List_WhenNothingMatches_IsEmpty() => Assert.Empty(NetworkLink.List(["no-such-interface"]));

    [Fact]
    public void List_FindsAnInterfaceByItsLinkLocalAddress_WithAndWithoutScope()
    {
        (NetworkLink Link, IPAddress Own)[] own =
            [.. NetworkLink.List([]).SelectMany(link => link.Networks, (link, network) => (link, network.Address)).Where(pair => pair.Address.IsIPv6LinkLocal)];
        Assert.SkipWhen(own.Length == 0, "This computer has no link-local IPv6 address.");

        string bare = own[0].Own.ToString().Split('%')[0];
        foreach (string text in new[] { bare, $"{bare}%{own[0].Link.Index}", $"{bare}%{own[0].Link.Name}" })
        {
            Assert.Contains(NetworkLink.List([text]), link => link.Index == own[0].Link.Index);
        }
    }

    [Fact]
    public void Target_TakesALinkLocalAddressByTheNameOfAnInterface()
    {
        NetworkLink loopback = NetworkLink.List(["127.0.0.1"])[0];

        Assert.Equal($"fe80::1%{loopback.Index}", new DeviceTarget($"fe80::1%{loopback.Name}").Host);
    }
}
