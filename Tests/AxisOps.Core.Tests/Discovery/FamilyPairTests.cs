using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

/// <summary>The IPv4 and the IPv6 side of a device, announced apart, are one device; whoever is a third is told of.</summary>
public sealed class FamilyPairTests
{
    private const string Serial = "B8A44F0000A1";
    private const string Four = "192.0.2.7";
    private const string Six = "fe80::7%2";
    private const string Link = "eth0";
    private readonly List<DiscoveredDevice> updates = [];
    private readonly List<DiscoveryConflict> conflicts = [];
    private readonly DiscoveryMerger merger;

    public FamilyPairTests() => merger = new DiscoveryMerger(new DiscoveryOptions { Updated = updates.Add, Conflict = conflicts.Add });

    [Theory]
    [InlineData(Six, true)]
    [InlineData(Six, false)]
    [InlineData("fe80::baa4:4fff:fe00:a1%2", true)]
    [InlineData("fe80::baa4:4fff:fe00:a1%2", false)]
    public void SidesOfADevice_OnOneLink_AreOneDeviceAtItsIpv4Address_WithThePortThatWasTold(string six, bool sixFirst)
    {
        DiscoveredDevice mdns = On(Link, Seen.By(DiscoveryProtocol.Mdns, six, Serial, 8080));
        DiscoveredDevice ssdp = On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial));
        merger.Accept(sixFirst ? mdns : ssdp);
        merger.Accept(sixFirst ? ssdp : mdns);
        merger.Accept(mdns);
        merger.Accept(ssdp);

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal((Four, 8080, null), (device.Address, device.HttpPort, device.HttpsPort));
        Assert.Equal([DiscoveryProtocol.Mdns, DiscoveryProtocol.Ssdp], device.Sightings.Select(seen => seen.Protocol).Order());
        Assert.Empty(conflicts);
    }

    [Fact]
    public void Side_ThatComesAfterTheReport_IsAnUpdateAtTheAddressThatWasReported()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial, 8080)));
        merger.TakeNew();
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial, 80)));

        DiscoveredDevice update = Assert.Single(updates);
        Assert.Equal((Six, 8080, 2), (update.Address, update.HttpPort, update.Sightings.Count));
        Assert.Empty(conflicts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PortsToldForTheAddress_WinOverThoseOfTheOtherSide(bool sixFirst)
    {
        DiscoveredDevice six = On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial, 6666, 6667));
        DiscoveredDevice four = On(Link, Seen.By(DiscoveryProtocol.WsDiscovery, Four, Serial, 80));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(sixFirst ? six : four);
        merger.Accept(sixFirst ? four : six);

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal((Four, 80, null), (device.Address, device.HttpPort, device.HttpsPort));
    }

    [Fact]
    public void Side_WithAGlobalAddressBesides_IsOneDevice()
    {
        merger.Accept(On(Link, Seen.Announced(Serial, Six, "2001:db8::7", Six)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal((Four, 80), (device.Address, device.HttpPort));
        Assert.Empty(conflicts);
    }

    [Fact]
    public void SecondIpv4Address_IsAConflict()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.66", Serial)));

        Assert.Equal(new DiscoveryConflict(Serial, Four, "192.0.2.66"), Assert.Single(conflicts));
    }

    [Fact]
    public void SecondIpv4Address_AfterTheReportOfTheIpv6Side_IsAConflict()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial)));
        merger.TakeNew();
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.66", Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, "169.254.6.6", Serial)));

        Assert.Equal(["192.0.2.66", "169.254.6.6"], conflicts.Select(conflict => conflict.OtherAddress));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SecondLinkLocalAddress_IsAConflict(bool fourFirst)
    {
        DiscoveredDevice four = On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial));
        merger.Accept(fourFirst ? four : On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial)));
        merger.Accept(fourFirst ? On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial)) : four);
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, "fe80::66%2", Serial, 6666)));

        Assert.Equal(new DiscoveryConflict(Serial, Four, "fe80::66%2"), Assert.Single(conflicts));
        Assert.NotEqual(6666, Assert.Single(merger.TakeNew()).HttpPort);
    }

    [Fact]
    public void LinkLocalAddresses_WithoutIpv4_AreAConflict()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, "fe80::66%2", Serial)));

        Assert.Single(conflicts);
    }

    [Fact]
    public void Sides_OnTwoLinks_AreAConflict_AndNoPortIsTaken()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On("eth1", Seen.By(DiscoveryProtocol.Mdns, "fe80::7%3", Serial, 8080)));

        Assert.Single(conflicts);
        Assert.Null(Assert.Single(merger.TakeNew()).HttpPort);
    }

    [Fact]
    public void LinkLocalAddress_ThatAThirdTells_IsAConflict()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On(Link, Seen.Announced(Serial, "192.0.2.66", Six)));
        merger.Accept(On(Link, Seen.Announced(Serial, "fe80::66%2", "fe80::77%2")));

        Assert.Equal(2, conflicts.Count);
    }

    [Fact]
    public void LinkLocalAddress_ThatTheOtherSideTells_IsOneDevice()
    {
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On(Link, Seen.Announced(Serial, Four, Six)));

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal((Four, 80), (device.Address, device.HttpPort));
        Assert.Empty(conflicts);
    }

    [Fact]
    public void AddressOfAFile_TakesNoPortOfASide()
    {
        merger.Accept(Seen.By(DiscoveryProtocol.File, "192.0.2.1", Serial));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Ssdp, Four, Serial)));
        merger.Accept(On(Link, Seen.By(DiscoveryProtocol.Mdns, Six, Serial, 8080)));

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal(("192.0.2.1", null), (device.Address, device.HttpPort));
        Assert.Empty(conflicts);
    }

    private static DiscoveredDevice On(string link, DiscoveredDevice device) => new()
    {
        Address = device.Address,
        SerialNumber = device.SerialNumber,
        HttpPort = device.HttpPort,
        HttpsPort = device.HttpsPort,
        Sightings = [.. device.Sightings.Select(seen => seen with { Interface = link })],
    };
}
