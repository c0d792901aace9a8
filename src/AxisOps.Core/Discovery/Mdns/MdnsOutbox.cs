using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>
/// The packets that wait to be sent on one link. They leave a few at a time: thousands of known answers sent at once would overflow
/// the receive buffers of everybody who listens.
/// </summary>
internal sealed class MdnsOutbox(MdnsCatalog catalog)
{
    private const int BytesPerTick = 48 * 1024;

    /// <summary>Whoever announces names must not be able to make this computer flood the link with questions about them.</summary>
    private const int MaxOutstanding = 50;
    private readonly Queue<byte[]> packets = [];

    public NetworkLink Link => catalog.Link;

    /// <summary>Asks for services; what an earlier question still had to say is dropped.</summary>
    /// <param name="first">Whether nothing was asked before.</param>
    /// <param name="now">The time.</param>
    public void Browse(bool first, DateTimeOffset now)
    {
        MdnsService[] services = first ? [.. MdnsService.All] : [.. catalog.ServicesToRepeat()];
        packets.Clear();
        MdnsQuery.Browse(services, first, catalog.KnownAnswers(services, now), catalog.Link.MessageBytes).ForEach(packets.Enqueue);
    }

    /// <summary>Asks for the records that answers left out.</summary>
    public void AskForMissing(DateTimeOffset now)
    {
        List<DnsQuestion> missing = packets.Count == 0 ? catalog.TakeQuestions(now, MaxOutstanding) : [];
        if (missing.Count > 0)
        {
            MdnsQuery.Ask(missing, catalog.Link.MessageBytes).ForEach(packets.Enqueue);
        }
    }

    /// <summary>Takes out what may be sent now.</summary>
    public IEnumerable<byte[]> TakeSome()
    {
        for (int sent = 0; sent < BytesPerTick && packets.TryDequeue(out byte[]? packet); sent += packet.Length)
        {
            yield return packet;
        }
    }
}
