namespace AxisOps.Core.Discovery.Dns;

/// <summary>The record types that service discovery uses; others keep their number.</summary>
internal enum DnsRecordType : ushort
{
    A = 1,
    Ptr = 12,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Nsec = 47,
    Any = 255,
}
