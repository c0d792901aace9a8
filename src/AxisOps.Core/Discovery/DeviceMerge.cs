namespace AxisOps.Core.Discovery;

/// <summary>Puts together what several observations say of one device.</summary>
internal static class DeviceMerge
{
    /// <summary>How many sightings of one protocol a device keeps, so that none crowds out another.</summary>
    public const int MaxSightings = 16;

    /// <summary>Completes a device with what a later observation adds; what is known already stays.</summary>
    public static DiscoveredDevice Fill(DiscoveredDevice known, DiscoveredDevice more) => new()
    {
        Address = known.Address,
        SerialNumber = known.SerialNumber ?? more.SerialNumber,
        Model = known.Model ?? more.Model,
        Name = known.Name ?? more.Name,
        HostName = known.HostName ?? more.HostName,
        OsVersion = known.OsVersion ?? more.OsVersion,
        HttpPort = known.HttpPort ?? (SamePlace(known, more) ? more.HttpPort : null),
        HttpsPort = known.HttpsPort ?? (SamePlace(known, more) ? more.HttpsPort : null),
        Setup = known.Setup ?? more.Setup,
        LastSeen = known.LastSeen > more.LastSeen ? known.LastSeen : more.LastSeen ?? known.LastSeen,
        Site = known.Site ?? more.Site,
        Tags = known.Tags ?? more.Tags,
        Origin = known.Origin,
        Sightings = Sightings(known.Sightings, more.Sightings),
    };

    /// <summary>Adds a sighting to a device.</summary>
    public static DiscoveredDevice WithSighting(DiscoveredDevice device, DiscoverySighting sighting) =>
        Fill(device, new DiscoveredDevice { Address = device.Address, Sightings = [sighting] });

    /// <summary>Gives a device another address, with the ports there.</summary>
    public static DiscoveredDevice At(DiscoveredDevice device, string address, int? httpPort, int? httpsPort) => new()
    {
        Address = address,
        SerialNumber = device.SerialNumber,
        Model = device.Model,
        Name = device.Name,
        HostName = device.HostName,
        OsVersion = device.OsVersion,
        HttpPort = httpPort,
        HttpsPort = httpsPort,
        Setup = device.Setup,
        LastSeen = device.LastSeen,
        Origin = device.Origin,
        Sightings = device.Sightings,
    };

    /// <summary>Every address the device was seen at.</summary>
    public static IEnumerable<string> Addresses(DiscoveredDevice device) =>
        device.Sightings.Select(sighting => sighting.Address).Prepend(device.Address).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A port belongs to the address it was told for.</summary>
    private static bool SamePlace(DiscoveredDevice known, DiscoveredDevice more) =>
        Addresses(more).Contains(known.Address, StringComparer.OrdinalIgnoreCase);

    private static DiscoverySighting[] Sightings(IReadOnlyList<DiscoverySighting> known, IReadOnlyList<DiscoverySighting> more) =>
        [.. known.Concat(more).DistinctBy(Key).GroupBy(sighting => sighting.Protocol).SelectMany(group => group.Take(MaxSightings))];

    /// <summary>Which services an announcement named grows while answers come in; that makes it no other sighting, and neither does a repetition.</summary>
    private static DiscoverySighting Key(DiscoverySighting sighting) =>
        sighting.Protocol is DiscoveryProtocol.Mdns or DiscoveryProtocol.Ssdp or DiscoveryProtocol.WsDiscovery
            ? sighting with { Detail = null, Source = null, SeenAt = null, Location = null }
            : sighting;
}
