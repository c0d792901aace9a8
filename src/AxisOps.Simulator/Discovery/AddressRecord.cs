using System.Net;

namespace AxisOps.Simulator.Discovery;

internal sealed record AddressRecord(DnsName Name, IPAddress Address, uint TimeToLive) : DnsRecord(Name, DnsType.A, true, TimeToLive);
