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
        Sightings = [new DiscoverySighting(protocol, address, null)],
    };

    public static DiscoveredDevice ByMdns(string address, string? serial, int? httpPort = 80, int? httpsPort = 443) =>
        By(DiscoveryProtocol.Mdns, address, serial, httpPort, httpsPort);
}
