namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A record of a type this responder has no use for.</summary>
internal sealed record OpaqueRecord(DnsName Name, DnsType Type, byte[] Data, uint TimeToLive) : DnsRecord(Name, Type, false, TimeToLive);
