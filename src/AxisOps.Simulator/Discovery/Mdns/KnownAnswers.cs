namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>What the asker of a query says it knows already (RFC 6762 section 7.1).</summary>
internal sealed class KnownAnswers(IEnumerable<DnsRecord> records)
{
    private readonly Dictionary<DnsRecord, uint> lifetimes =
        records.GroupBy(record => record.Bare).ToDictionary(same => same.Key, same => same.Max(record => record.TimeToLive));

    /// <summary>Leaves out what is known, and a group of which nothing is left to say.</summary>
    public IEnumerable<ResponseGroup> Suppress(IEnumerable<ResponseGroup> groups)
    {
        if (this.lifetimes.Count == 0)
        {
            return groups;
        }

        return groups
            .Select(group => group with { Answers = [.. group.Answers.Where(record => !this.Covers(record))] })
            .Where(group => group.Answers.Count > 0);
    }

    /// <summary>Known only while at least half of the lifetime is left.</summary>
    private bool Covers(DnsRecord record) => this.lifetimes.TryGetValue(record.Bare, out var left) && left >= record.TimeToLive / 2;
}
