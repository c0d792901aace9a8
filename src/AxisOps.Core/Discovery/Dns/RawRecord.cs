namespace AxisOps.Core.Discovery.Dns;

/// <summary>A record of a type, or class, that service discovery does not read: kept as it came.</summary>
internal sealed record RawRecord(DnsName Name, uint TtlSec, DnsRecordType RawType, ushort RawClass, ReadOnlyMemory<byte> Data) : DnsRecord(Name, TtlSec)
{
    public override DnsRecordType Type => RawType;
}
