namespace AxisOps.Core.Discovery.Dns;

/// <summary>Says at which host and port an instance answers.</summary>
internal sealed record SrvRecord(DnsName Name, uint TtlSec, ushort Port, DnsName Target) : DnsRecord(Name, TtlSec)
{
    public override DnsRecordType Type => DnsRecordType.Srv;

    /// <summary>Gets the priority; multicast DNS does not use it.</summary>
    public ushort Priority { get; init; }

    /// <summary>Gets the weight; multicast DNS does not use it.</summary>
    public ushort Weight { get; init; }
}
