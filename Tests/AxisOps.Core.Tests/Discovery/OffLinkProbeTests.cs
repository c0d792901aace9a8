using System.Net;
using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Tests.Discovery.Mdns;

namespace AxisOps.Core.Tests.Discovery;

/// <summary>An announcement makes this computer send requests to nobody beyond the link.</summary>
public sealed class OffLinkProbeTests
{
    private const string Serial = "B8A44F0000A1";
    private static readonly NetworkLink Lan = new(7, "lan0", false, [(IPAddress.Parse("192.0.2.1"), 24), (IPAddress.Parse("2001:db8::1"), 64)]);

    [Theory]
    [InlineData("192.0.2.99", "198.51.100.2", null)]
    [InlineData("192.0.2.99", "2001:db8:1::2", null)]
    [InlineData("192.0.2.99", "192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.99", "2001:db8::7", "2001:db8::7")]
    [InlineData("198.51.100.2", "198.51.100.2", "198.51.100.2")]
    [InlineData("fe80::7%7", "198.51.100.2 fe80::7", "fe80::7%7")]
    public async Task Announcement_OfAnAddress_IsListedAndProbedOnlyOnTheLink(string source, string announced, string? asked)
    {
        string[] addresses = announced.Split(' ');
        DiscoveredDevice device = Heard(IPAddress.Parse(source), addresses);
        var probe = new FakeProbe(_ => null);

        Assert.Equal(addresses.Length, device.Sightings.Count);
        Assert.Equal(addresses[0], device.Address);
        await foreach (DiscoveredDevice found in DeviceFinder.FindAsync([new FakeSource([device])], new DiscoveryOptions(), probe, CancellationToken.None))
        {
            Assert.Equal(addresses[0], found.Address);
        }

        Assert.Equal(asked is null ? [] : [asked], probe.Asked.Select(question => question.Address).Distinct());
    }

    [Fact]
    public void Address_ToldByAnotherAndByItself_IsItsOwn()
    {
        var catalog = new MdnsCatalog(Lan, new MdnsOptions());
        foreach (string source in new[] { "192.0.2.99", "198.51.100.2" })
        {
            catalog.Accept(Announcement.Response(Announcement.Camera(Serial, "198.51.100.2")), IPAddress.Parse(source), DateTimeOffset.UnixEpoch);
        }

        DiscoverySighting seen = Assert.Single(Assert.Single(catalog.TakeReady(DateTimeOffset.UnixEpoch, final: true)).Sightings);
        Assert.Equal(("198.51.100.2", true), (seen.Source, seen.IsOnLink));
    }

    private static DiscoveredDevice Heard(IPAddress source, string[] addresses)
    {
        var catalog = new MdnsCatalog(Lan, new MdnsOptions());
        DnsRecord[] records = [.. Announcement.Camera(Serial, addresses[0], 16099), .. addresses.Select(address => Announcement.Address($"axis-{Serial.ToLowerInvariant()}.local", address))];
        catalog.Accept(Announcement.Response(records), source, DateTimeOffset.UnixEpoch);
        return Assert.Single(catalog.TakeReady(DateTimeOffset.UnixEpoch, final: true));
    }
}
