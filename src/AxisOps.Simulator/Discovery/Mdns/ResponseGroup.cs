namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Answers that belong together, with the records a client would ask for next.</summary>
internal sealed record ResponseGroup(IReadOnlyList<DnsRecord> Answers, IReadOnlyList<DnsRecord> Additionals)
{
    /// <summary>Gets the number of the unit that says it; -1 where it is said of the whole fleet.</summary>
    public int Unit { get; init; } = -1;
}
