using System.Net;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>A query whose list of known answers may go on in further packets (RFC 6762 section 7.2).</summary>
internal sealed class PendingQuery(DnsMessage query, IPEndPoint source)
{
    private const int MostKnown = 20_000;
    private readonly List<DnsRecord> records = [.. query.Answers];

    public DnsMessage Query { get; } = query;

    public IPEndPoint Source { get; } = source;

    public KnownAnswers Known
    {
        get
        {
            lock (this.records)
            {
                return new KnownAnswers(this.records);
            }
        }
    }

    public void Add(IReadOnlyList<DnsRecord> more)
    {
        lock (this.records)
        {
            this.records.AddRange(more.Take(MostKnown - this.records.Count));
        }
    }
}
