namespace AxisOps.Simulator.Discovery.Mdns;

internal sealed record ServiceRecord(DnsName Name, ushort Port, DnsName Target, uint TimeToLive)
    : DnsRecord(Name, DnsType.Srv, true, TimeToLive)
{
    public ushort Priority { get; init; }

    public ushort Weight { get; init; }
}
