using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery;

/// <summary>The addresses and the port that a protocol's questions and announcements go to.</summary>
internal sealed record MulticastGroup(IPAddress Version4, IPAddress Version6, int Port, int HopLimit)
{
    /// <summary>RFC 6762 section 3; hop limit 255 as section 11 asks.</summary>
    public static MulticastGroup Mdns(int port) => new(IPAddress.Parse("224.0.0.251"), IPAddress.Parse("ff02::fb"), port, 255);

    /// <summary>UPnP Device Architecture 1.0 section 1.1.2 and its annex A for IPv6.</summary>
    public static MulticastGroup Ssdp(int port) => new(IPAddress.Parse("239.255.255.250"), IPAddress.Parse("ff02::c"), port, 4);

    /// <summary>WS-Discovery 2005/04 section 2.4.</summary>
    public static MulticastGroup WsDiscovery(int port) => new(IPAddress.Parse("239.255.255.250"), IPAddress.Parse("ff02::c"), port, 1);

    public IPAddress Address(AddressFamily family) => family == AddressFamily.InterNetworkV6 ? this.Version6 : this.Version4;
}
