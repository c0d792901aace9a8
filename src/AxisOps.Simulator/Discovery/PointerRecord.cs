namespace AxisOps.Simulator.Discovery;

internal sealed record PointerRecord(DnsName Name, DnsName Target, uint TimeToLive) : DnsRecord(Name, DnsType.Ptr, false, TimeToLive);
