namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Answers that belong together, with the records a client would ask for next.</summary>
internal sealed record ResponseGroup(IReadOnlyList<DnsRecord> Answers, IReadOnlyList<DnsRecord> Additionals);
