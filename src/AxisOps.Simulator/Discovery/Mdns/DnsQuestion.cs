namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A question; the top bit of the class asks for a unicast answer (RFC 6762 section 5.4).</summary>
internal sealed record DnsQuestion(DnsName Name, DnsType Type, bool Unicast = false)
{
    public bool Asks(DnsType type) => this.Type == type || this.Type == DnsType.Any;
}
