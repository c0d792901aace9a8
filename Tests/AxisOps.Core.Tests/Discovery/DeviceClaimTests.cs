using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

/// <summary>An impostor is told of whatever it lists, and a device with several addresses is none.</summary>
public sealed class DeviceClaimTests
{
    private const string Serial = "B8A44F0000A1";
    private const string Victim = "192.0.2.7";
    private const string Rogue = "192.0.2.66";
    private readonly List<DiscoveryConflict> conflicts = [];
    private readonly DiscoveryMerger merger;

    public DeviceClaimTests() => merger = new DiscoveryMerger(new DiscoveryOptions { Conflict = conflicts.Add });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Impostor_ThatListsTheDevicesAddressBesideItsOwn_IsAConflict(bool rogueFirst)
    {
        DiscoveredDevice rogue = Seen.Announced(Serial, Rogue, Rogue, Victim);
        DiscoveredDevice victim = Seen.Announced(Serial, Victim, Victim);

        merger.Accept(rogueFirst ? rogue : victim);
        merger.Accept(rogueFirst ? victim : rogue);

        Assert.Single(merger.TakeNew());
        DiscoveryConflict conflict = Assert.Single(conflicts);
        Assert.Equal((Serial, rogueFirst ? Rogue : Victim, rogueFirst ? Victim : Rogue), (conflict.SerialNumber, conflict.Address, conflict.OtherAddress));
    }

    [Fact]
    public void Impostor_UnderTheHostNameOfTheDevice_IsAConflict()
    {
        DiscoveredDevice both = Seen.Announced(Serial, Victim, Victim);
        merger.Accept(new DiscoveredDevice
        {
            Address = both.Address,
            SerialNumber = Serial,
            Sightings = [.. both.Sightings, .. Seen.Announced(Serial, Rogue, Rogue).Sightings],
        });

        Assert.Equal(new DiscoveryConflict(Serial, Victim, Rogue), Assert.Single(conflicts));
    }

    [Fact]
    public void Impostor_AgainstADeviceFoundByAsking_IsAConflict()
    {
        merger.Accept(Seen.Announced(Serial, Rogue, Rogue, Victim));
        merger.Accept(Seen.By(DiscoveryProtocol.Range, Victim, Serial));

        Assert.Equal(new DiscoveryConflict(Serial, Rogue, Victim), Assert.Single(conflicts));
    }

    [Fact]
    public void Impostor_BehindOneReflector_IsAConflict()
    {
        merger.Accept(Seen.Announced(Serial, "192.0.2.1", Victim));
        merger.Accept(Seen.Announced(Serial, "192.0.2.1", Rogue));

        Assert.Single(conflicts);
    }

    [Fact]
    public void Device_WithALinkLocalAddressBesides_IsNone()
    {
        merger.Accept(Seen.Announced(Serial, "169.254.3.4", "169.254.3.4"));
        merger.Accept(Seen.Announced(Serial, "169.254.3.4", Victim, "169.254.3.4"));
        merger.Accept(Seen.By(DiscoveryProtocol.Range, "169.254.3.4", Serial));

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Device_WithBothFamilies_IsNone()
    {
        merger.Accept(Seen.Announced(Serial, "fe80::7%2", "fe80::7%2"));
        DiscoveredDevice v4 = Seen.Announced(Serial, Victim, Victim);
        merger.Accept(new DiscoveredDevice
        {
            Address = Victim,
            SerialNumber = Serial,
            Sightings = [.. v4.Sightings, .. Seen.Announced(Serial, "fe80::7%2", "fe80::7%2", "2001:db8::7").Sightings],
        });
        merger.Accept(Seen.By(DiscoveryProtocol.Range, "2001:db8::7", Serial));

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Device_OnTwoLinksThatListsBothAddressesOnEach_IsNone()
    {
        merger.Accept(Seen.Announced(Serial, Victim, Victim, "198.51.100.7"));
        merger.Accept(Seen.Announced(Serial, "198.51.100.7", "198.51.100.7", Victim));

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Device_FoundBySsdpAtTheLinkLocalAddressMadeOfItsSerialNumber_IsNone()
    {
        merger.Accept(Seen.By(DiscoveryProtocol.Ssdp, Victim, Serial));
        merger.Accept(Seen.By(DiscoveryProtocol.Ssdp, "fe80::baa4:4fff:fe00:a1%2", Serial));
        merger.Accept(Seen.By(DiscoveryProtocol.Ssdp, "fe80::baa4:4fff:fe00:a1%3", Serial));

        Assert.Empty(conflicts);
    }

    [Fact]
    public void Device_FoundBySsdpAtAnAddressItAnnouncesElsewhere_IsNone()
    {
        merger.Accept(Seen.Announced(Serial, Victim, Victim, "fe80::7%2"));
        merger.Accept(Seen.By(DiscoveryProtocol.Ssdp, "fe80::7%2", Serial));
        merger.Accept(Seen.By(DiscoveryProtocol.WsDiscovery, Victim, Serial));

        Assert.Empty(conflicts);
    }

    [Theory]
    [InlineData(Rogue)]
    [InlineData("fe80::66%2")]
    [InlineData("fe80::baa4:4fff:fe00:a2%2")]
    public void Impostor_FoundBySsdp_IsAConflict(string address)
    {
        merger.Accept(Seen.By(DiscoveryProtocol.WsDiscovery, Victim, Serial));
        merger.Accept(Seen.By(DiscoveryProtocol.Ssdp, address, Serial));

        Assert.Equal(new DiscoveryConflict(Serial, Victim, address), Assert.Single(conflicts));
    }
}
