namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A DNS message, as far as multicast DNS uses it.</summary>
internal sealed record DnsMessage
{
    public ushort Id { get; init; }

    public bool IsResponse { get; init; }

    /// <summary>Gets the kind of query; multicast DNS ignores all but 0 (RFC 6762 section 18.3).</summary>
    public int Opcode { get; init; }

    public bool Truncated { get; init; }

    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    /// <summary>Gets what a probe proposes for the names it asks for (RFC 6762 section 8.2).</summary>
    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];
}
