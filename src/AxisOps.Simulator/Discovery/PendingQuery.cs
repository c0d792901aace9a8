using System.Net;

namespace AxisOps.Simulator.Discovery;

/// <summary>A query whose list of known answers goes on in further packets (RFC 6762 section 7.2).</summary>
internal sealed class PendingQuery(DnsMessage query, IPEndPoint source)
{
    public DnsMessage Query { get; } = query;

    public IPEndPoint Source { get; } = source;

    public List<DnsRecord> Known { get; } = [.. query.Answers];
}
