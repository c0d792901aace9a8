namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A domain name as labels: instance names hold blanks and dots, so text with dots would not do. Case is ignored.</summary>
internal sealed class DnsName : IEquatable<DnsName>
{
    private string[]? endings;

    public DnsName(params IEnumerable<string> labels) => this.Labels = [.. labels];

    public string[] Labels { get; }

    /// <summary>Gets the name and each of its endings as one text, for finding what a message already holds.</summary>
    public string[] Endings => this.endings ??=
        [.. Enumerable.Range(0, this.Labels.Length).Select(index => string.Join('\0', this.Labels.Skip(index)))];

    /// <summary>Reads a name whose labels hold no dots.</summary>
    public static DnsName Parse(string dotted) => new(dotted.Split('.', StringSplitOptions.RemoveEmptyEntries));

    public DnsName Under(DnsName parent) => new(this.Labels.Concat(parent.Labels));

    public bool Equals(DnsName? other) =>
        other is not null && this.Labels.AsSpan().SequenceEqual(other.Labels, StringComparer.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => this.Equals(obj as DnsName);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var label in this.Labels)
        {
            hash.Add(label, StringComparer.OrdinalIgnoreCase);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => string.Join('.', this.Labels);
}
