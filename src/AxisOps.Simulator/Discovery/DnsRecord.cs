namespace AxisOps.Simulator.Discovery;

/// <summary>A resource record; a unique one carries the cache-flush bit (RFC 6762 section 10.2).</summary>
internal abstract record DnsRecord(DnsName Name, DnsType Type, bool Unique, uint TimeToLive);
