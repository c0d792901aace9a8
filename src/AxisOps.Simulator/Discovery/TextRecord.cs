namespace AxisOps.Simulator.Discovery;

internal sealed record TextRecord(DnsName Name, IReadOnlyList<string> Strings, uint TimeToLive)
    : DnsRecord(Name, DnsType.Txt, true, TimeToLive);
