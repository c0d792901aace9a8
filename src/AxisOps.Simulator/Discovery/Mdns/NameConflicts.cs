namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>What somebody else's answer means for the names of a fleet.</summary>
/// <param name="Lost">Names that were probed for and are somebody's.</param>
/// <param name="Doubtful">Names that were held and are probed for again (RFC 6762 section 9).</param>
internal sealed record NameConflicts(IReadOnlyList<DnsName> Lost, IReadOnlyList<DnsName> Doubtful);
