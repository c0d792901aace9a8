namespace AxisOps.Simulator.Discovery.Mdns;

internal sealed record PointerRecord(DnsName Name, DnsName Target, uint TimeToLive) : DnsRecord(Name, DnsType.Ptr, false, TimeToLive);
