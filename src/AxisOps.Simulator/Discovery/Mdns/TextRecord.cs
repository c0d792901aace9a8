namespace AxisOps.Simulator.Discovery.Mdns;

internal sealed record TextRecord(DnsName Name, IReadOnlyList<string> Strings, uint TimeToLive)
    : DnsRecord(Name, DnsType.Txt, true, TimeToLive)
{
    public bool Equals(TextRecord? other) => base.Equals(other) && this.Strings.SequenceEqual(other.Strings, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), this.Strings.Count);
}
