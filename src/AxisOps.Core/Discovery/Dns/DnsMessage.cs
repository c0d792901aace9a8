namespace AxisOps.Core.Discovery.Dns;

/// <summary>A DNS message (RFC 1035 section 4.1).</summary>
internal sealed record DnsMessage
{
    private const ushort ResponseBit = 0x8000;
    private const ushort AuthoritativeBit = 0x0400;
    private const ushort TruncatedBit = 0x0200;

    /// <summary>Flags of a multicast response (RFC 6762 section 18).</summary>
    public const ushort ResponseFlags = ResponseBit | AuthoritativeBit;

    /// <summary>Flags of a query whose known answers go on in the next packet (RFC 6762 section 7.2).</summary>
    public const ushort TruncatedQueryFlags = TruncatedBit;

    public ushort Id { get; init; }

    public ushort Flags { get; init; }

    public IReadOnlyList<DnsQuestion> Questions { get; init; } = [];

    public IReadOnlyList<DnsRecord> Answers { get; init; } = [];

    public IReadOnlyList<DnsRecord> Authorities { get; init; } = [];

    public IReadOnlyList<DnsRecord> Additionals { get; init; } = [];

    public bool IsResponse => (Flags & ResponseBit) != 0;

    public bool IsTruncated => (Flags & TruncatedBit) != 0;

    /// <summary>Gets whether opcode and response code are zero; others are ignored in silence (RFC 6762 sections 18.3 and 18.11).</summary>
    public bool IsPlain => (Flags & 0x780F) == 0;
}
