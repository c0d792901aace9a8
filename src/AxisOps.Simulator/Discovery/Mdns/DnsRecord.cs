namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A resource record; a unique one carries the cache-flush bit (RFC 6762 section 10.2).</summary>
internal abstract record DnsRecord(DnsName Name, DnsType Type, bool Unique, uint TimeToLive)
{
    /// <summary>Gets the record without what may differ between two tellings of the same.</summary>
    public DnsRecord Bare => this with { Unique = false, TimeToLive = 0 };

    /// <summary>Gets the record that takes this one back (RFC 6762 section 10.1).</summary>
    public DnsRecord Goodbye => this with { TimeToLive = 0 };
}
