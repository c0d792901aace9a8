using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

public sealed class DiscoveryMergerTests
{
    private const string Serial = "B8A44F0000A1";
    private readonly List<DiscoveredDevice> updates = [];
    private readonly List<DiscoveryConflict> conflicts = [];
    private readonly DiscoveryMerger merger;

    public DiscoveryMergerTests() => merger = new DiscoveryMerger(new DiscoveryOptions { Updated = updates.Add, Conflict = conflicts.Add });

    [Fact]
    public void SightingsOfOneSerial_BecomeOneDeviceThatKeepsThemAll()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, null));
        merger.Accept(Seen.By(DiscoveryProtocol.Range, "192.0.2.7", Serial, 80, 443));

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal((Serial, 80, 443), (device.SerialNumber, device.HttpPort, device.HttpsPort));
        Assert.Equal([DiscoveryProtocol.Mdns, DiscoveryProtocol.Range], device.Sightings.Select(sighting => sighting.Protocol));
        Assert.Empty(conflicts);
    }

    [Fact]
    public void Device_ComesOutOnce_AndWhatIsLearntLaterIsAnUpdate()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, null));
        Assert.Single(merger.TakeNew());

        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, null));
        Assert.Empty(updates);
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, 443));

        Assert.Empty(merger.TakeNew());
        Assert.Equal(443, Assert.Single(updates).HttpsPort);
    }

    [Fact]
    public void Announcement_ThatNamesMoreServicesLater_IsNoOtherSighting()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, null));
        DiscoveredDevice again = Seen.ByMdns("192.0.2.7", Serial);
        merger.Accept(DeviceMerge.WithSighting(again, again.Sightings[0] with { Detail = "_axis-video._tcp" }));

        Assert.Single(Assert.Single(merger.TakeNew()).Sightings);
    }

    [Fact]
    public void Impostor_AtAnotherAddress_IsASightingOfTheOneDeviceAndAConflict()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial));
        merger.Accept(Seen.ByMdns("192.0.2.66", Serial, 8080, null));

        DiscoveredDevice device = Assert.Single(merger.TakeNew());
        Assert.Equal(("192.0.2.7", 80), (device.Address, device.HttpPort));
        Assert.Equal(["192.0.2.7", "192.0.2.66"], device.Sightings.Select(sighting => sighting.Address));
        Assert.Equal(new DiscoveryConflict(Serial, "192.0.2.7", "192.0.2.66"), Assert.Single(conflicts));
    }

    [Fact]
    public void Impostor_AfterTheReport_IsStillSaid()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial));
        merger.TakeNew();

        merger.Accept(Seen.ByMdns("192.0.2.66", Serial));

        Assert.Empty(merger.TakeNew());
        Assert.Equal(new DiscoveryConflict(Serial, "192.0.2.7", "192.0.2.66"), Assert.Single(conflicts));
        Assert.Equal(2, Assert.Single(updates).Sightings.Count);
    }

    [Fact]
    public void Flood_OfImpostors_IsBounded()
    {
        for (int i = 0; i < 1000; i++)
        {
            merger.Accept(Seen.ByMdns($"198.51.{i / 250}.{i % 250}", Serial));
        }

        Assert.Equal(DeviceMerge.MaxSightings, Assert.Single(merger.TakeNew()).Sightings.Count);
        Assert.Equal(4, conflicts.Count);
    }

    [Fact]
    public void OldAddressOfAFile_IsNoConflict()
    {
        merger.Accept(Seen.By(DiscoveryProtocol.File, "192.0.2.1", Serial));
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial));

        Assert.Equal(2, Assert.Single(merger.TakeNew()).Sightings.Count);
        Assert.Empty(conflicts);
    }

    [Fact]
    public void LinkLocalAddress_ThroughTwoInterfaces_IsNoConflict()
    {
        merger.Accept(Seen.ByMdns("fe80::7%2", Serial));
        merger.Accept(Seen.ByMdns("fe80::7%3", Serial));

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Ports_OfAnotherAddress_AreNotMixedIn()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial, 80, null));
        merger.Accept(Seen.ByMdns("192.0.2.66", Serial, 8080, 8443));

        Assert.Null(Assert.Single(merger.TakeNew()).HttpsPort);
    }

    [Fact]
    public void DevicesWithoutSerial_AreToldApartByAddressAndPort()
    {
        merger.Accept(Seen.By(DiscoveryProtocol.Range, "127.0.0.1", null, 8001, null));
        merger.Accept(Seen.By(DiscoveryProtocol.Range, "127.0.0.1", null, 8002, null));
        merger.Accept(Seen.By(DiscoveryProtocol.File, "127.0.0.1", null, 8001, null));
        merger.Accept(Seen.By(DiscoveryProtocol.File, "cam-1.example.com", null));
        merger.Accept(Seen.By(DiscoveryProtocol.File, "CAM-1.example.com", null, 80));

        Assert.Equal(3, merger.TakeNew().Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void SerialToldByOneSource_CompletesTheOther(bool serialFirst)
    {
        DiscoveredDevice named = Seen.ByMdns("192.0.2.7", Serial);
        DiscoveredDevice nameless = Seen.By(DiscoveryProtocol.File, "192.0.2.7", null);
        merger.Accept(serialFirst ? named : nameless);
        merger.Accept(serialFirst ? nameless : named);
        merger.Accept(Seen.ByMdns("192.0.2.8", Serial));

        Assert.Equal(Serial, Assert.Single(merger.TakeNew()).SerialNumber);
    }

    [Fact]
    public void TwoSerialsAtOnePlace_AreTwoDevices()
    {
        merger.Accept(Seen.ByMdns("192.0.2.7", Serial));
        merger.Accept(Seen.ByMdns("192.0.2.7", "B8A44F0000B2"));

        Assert.Equal(2, merger.TakeNew().Count);
    }
}
