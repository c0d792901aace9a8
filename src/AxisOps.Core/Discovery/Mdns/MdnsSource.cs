using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>
/// Finds Axis devices by multicast DNS (RFC 6762, RFC 6763) on every interface, loopback included. Reports each device once its
/// announcements have settled, and again where more addresses or ports are heard later. Devices of other vendors are never reported.
/// </summary>
/// <param name="options">How to search.</param>
/// <param name="time">The clock.</param>
public sealed class MdnsSource(MdnsOptions options, TimeProvider time) : IDiscoverySource
{
    private const int MaxReports = 65_536;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MaxReceiveTime = TimeSpan.FromMilliseconds(100);

    /// <summary>What came in time but waits to be read when the time is over is still read.</summary>
    private static readonly TimeSpan MaxLastReceiveTime = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    /// <exception cref="IOException">No interface lets a question be asked.</exception>
    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // A slow reader must not stop the browsing: answers that nobody takes out of the kernel are lost.
        var found = Channel.CreateBounded<DiscoveredDevice>(new BoundedChannelOptions(MaxReports) { FullMode = BoundedChannelFullMode.DropWrite });
        Task browsing = Task.Run(() => BrowseAsync(found.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (DiscoveredDevice device in found.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return device;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await browsing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task BrowseAsync(ChannelWriter<DiscoveredDevice> found, CancellationToken cancellationToken)
    {
        try
        {
            await BrowseLinksAsync(found, cancellationToken).ConfigureAwait(false);
            found.Complete();
        }
        catch (Exception error)
        {
            found.Complete(error);
        }
    }

    private async Task BrowseLinksAsync(ChannelWriter<DiscoveredDevice> found, CancellationToken cancellationToken)
    {
        var transport = MulticastTransport.Open(NetworkLink.List(options.Interfaces), options.Group);
        await using (transport.ConfigureAwait(false))
        {
            Dictionary<int, MdnsCatalog> catalogs = transport.Links.ToDictionary(link => link.Index, link => new MdnsCatalog(link, options));
            if (catalogs.Count == 0)
            {
                throw new IOException(options.Interfaces.Count == 0
                    ? "No network interface lets multicast DNS be sent."
                    : $"No network interface that is up and can multicast matches: {string.Join(", ", options.Interfaces)}.");
            }

            MdnsOutbox[] outboxes = [.. catalogs.Values.Select(catalog => new MdnsOutbox(catalog))];
            DateTimeOffset start = time.GetUtcNow();
            long startStamp = time.GetTimestamp();
            var schedule = new MdnsSchedule(start);
            var rounds = new SearchRounds(start, options.Timeout);
            int known = 0;
            using var ticks = new PeriodicTimer(Tick, time);
            bool isOver;
            do
            {
                DateTimeOffset now = start + time.GetElapsedTime(startStamp);
                bool isLate = now - start >= options.Timeout;
                Receive(transport, catalogs, now, isLate ? MaxLastReceiveTime : MaxReceiveTime);
                int heard = catalogs.Values.Sum(catalog => catalog.DevicesHeard);
                if (heard > known)
                {
                    known = heard;
                    rounds.NoteNews(now);
                }

                rounds.NoteLost(transport.Lost);
                rounds.NoteBehind(transport.HasUnread);
                isOver = rounds.IsOver(now);
                foreach (DiscoveredDevice device in catalogs.Values.SelectMany(catalog => catalog.TakeReady(now, isOver)))
                {
                    found.TryWrite(device);
                }

                bool isFirst = false;
                bool browse = !isOver && !rounds.IsBeingAnswered(now) && schedule.Take(now, out isFirst);
                if (browse)
                {
                    rounds.NoteQuestion(now);
                }

                if (!isOver)
                {
                    await AskAsync(transport, outboxes, browse, isFirst, now, cancellationToken).ConfigureAwait(false);
                }
            }
            while (!isOver && await ticks.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));

            if (rounds.IsIncomplete)
            {
                options.Lost?.Invoke(new DiscoveryLoss(DiscoveryProtocol.Mdns, rounds.Missing));
            }
        }
    }

    private void Receive(MulticastTransport transport, Dictionary<int, MdnsCatalog> catalogs, DateTimeOffset now, TimeSpan most)
    {
        // A flood must neither hold reports back nor outlast the timeout.
        long start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < most && transport.TryTake(out MulticastDatagram? datagram))
        {
            if (!catalogs.TryGetValue(datagram!.InterfaceIndex, out MdnsCatalog? catalog)
                || !(datagram.ToMulticast || catalog.Link.IsOnLink(datagram.From.Address)))
            {
                continue;
            }

            try
            {
                catalog.Accept(DnsReader.Read(datagram.Data.Span), datagram.From.Address, now);
            }
            catch (DnsFormatException)
            {
                // Anybody can send anything here; what is not a message tells nothing.
            }
        }
    }

    private static async Task AskAsync(
        MulticastTransport transport, IEnumerable<MdnsOutbox> outboxes, bool browse, bool isFirst, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (MdnsOutbox outbox in outboxes)
        {
            if (browse)
            {
                outbox.Browse(isFirst, now);
            }

            outbox.AskForMissing(now);
            foreach (byte[] packet in outbox.TakeSome())
            {
                await transport.SendAsync(outbox.Link, packet, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
