namespace AxisOps.Core.Discovery.Dns;

/// <summary>A resource record of class IN.</summary>
/// <param name="Name">Whose record it is.</param>
/// <param name="TtlSec">How long it holds; 0 is a goodbye (RFC 6762 section 10.1).</param>
internal abstract record DnsRecord(DnsName Name, uint TtlSec)
{
    /// <summary>Gets the record type.</summary>
    public abstract DnsRecordType Type { get; }

    /// <summary>Gets whether the sender owns the whole set (RFC 6762 section 10.2).</summary>
    public bool CacheFlush { get; init; }
}
