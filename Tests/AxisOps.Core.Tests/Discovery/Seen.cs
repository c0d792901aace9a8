namespace AxisOps.Core.Tests.Discovery;

/// <summary>Makes sightings.</summary>
internal static class Seen
{
    public static DiscoveredDevice By(DiscoveryProtocol protocol, string address, string? serial, int? httpPort = null, int? httpsPort = null) => new()
    {
        Address = address,
        SerialNumber = serial,
        HttpPort = httpPort,
        HttpsPort = httpsPort,
        Sightings = [Sighting(protocol, address, address)],
    };

    /// <summary>A device that one sender announced with several addresses, the first of which was chosen.</summary>
    public static DiscoveredDevice Announced(string serial, string source, params IReadOnlyList<string> addresses) => new()
    {
        Address = addresses[0],
        SerialNumber = serial,
        HttpPort = 80,
        Sightings = [.. addresses.Select(address => Sighting(DiscoveryProtocol.Mdns, address, source))],
    };

    private static DiscoverySighting Sighting(DiscoveryProtocol protocol, string address, string source)
    {
        bool isAnnounced = protocol is DiscoveryProtocol.Mdns or DiscoveryProtocol.Ssdp or DiscoveryProtocol.WsDiscovery;
        return new DiscoverySighting(protocol, address, null) { Source = isAnnounced ? source : null, IsOnLink = isAnnounced };
    }

    public static DiscoveredDevice ByMdns(string address, string? serial, int? httpPort = 80, int? httpsPort = 443) =>
        By(DiscoveryProtocol.Mdns, address, serial, httpPort, httpsPort);
}
