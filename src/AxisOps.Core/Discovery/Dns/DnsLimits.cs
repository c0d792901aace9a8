namespace AxisOps.Core.Discovery.Dns;

/// <summary>Bounds that hold for every message, whoever sent it.</summary>
internal static class DnsLimits
{
    /// <summary>The largest multicast DNS message including headers (RFC 6762 section 17).</summary>
    public const int MessageBytes = 9000;

    /// <summary>The largest name on the wire (RFC 1035 section 3.1).</summary>
    public const int NameBytes = 255;

    /// <summary>The largest label (RFC 1035 section 3.1).</summary>
    public const int LabelBytes = 63;

    /// <summary>How many compression pointers one name may follow.</summary>
    public const int PointerHops = 128;

    /// <summary>How many questions and records a message may hold together.</summary>
    public const int Entries = 1024;
}
