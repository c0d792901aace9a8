using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>An address of a host: A or AAAA, as its family says.</summary>
internal sealed record AddressRecord(DnsName Name, IPAddress Address, uint TimeToLive)
    : DnsRecord(Name, Address.AddressFamily == AddressFamily.InterNetworkV6 ? DnsType.Aaaa : DnsType.A, true, TimeToLive);
