namespace AxisOps.Simulator.Discovery;

internal sealed record ServiceRecord(DnsName Name, ushort Port, DnsName Target, uint TimeToLive)
    : DnsRecord(Name, DnsType.Srv, true, TimeToLive);
