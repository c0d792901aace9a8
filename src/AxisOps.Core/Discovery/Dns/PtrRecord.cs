namespace AxisOps.Core.Discovery.Dns;

/// <summary>Points from a service type to an instance.</summary>
internal sealed record PtrRecord(DnsName Name, uint TtlSec, DnsName Target) : DnsRecord(Name, TtlSec)
{
    public override DnsRecordType Type => DnsRecordType.Ptr;
}
