using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// Asks a few times on every interface, in each address family it has, and reports each different answer once. An answer from beyond the link of its
/// interface does not count: its sender address proves nothing, and whoever forged it could make this computer send requests there.
/// </summary>
/// <param name="dialect">What is spoken.</param>
/// <param name="options">How to search.</param>
/// <param name="probe">Asks who answered without a serial number; null to ask nobody.</param>
/// <param name="time">The clock.</param>
internal sealed class MulticastSearch(IMulticastDialect dialect, MulticastOptions options, IDeviceProbe? probe, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan MaxReceiveTime = TimeSpan.FromMilliseconds(100);

    /// <summary>What came in time but waits to be read when the time is over is still read.</summary>
    private static readonly TimeSpan MaxLastReceiveTime = TimeSpan.FromSeconds(1);

    /// <summary>Searches until the time is over.</summary>
    /// <exception cref="IOException">No interface lets a question be asked.</exception>
    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // A slow reader must not stop the search: answers that nobody takes out of the kernel are lost.
        var found = Channel.CreateBounded<DiscoveredDevice>(new BoundedChannelOptions(HitLog.MaxTotal) { FullMode = BoundedChannelFullMode.DropWrite });
        Task searching = Task.Run(() => SearchAsync(found.Writer, stop.Token), CancellationToken.None);
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
            await searching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SearchAsync(ChannelWriter<DiscoveredDevice> found, CancellationToken cancellationToken)
    {
        try
        {
            using var identifier = new HitIdentifier(probe, options.ProbeTimeout, time, found);
            try
            {
                await SearchLinksAsync(identifier, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await identifier.FinishAsync().ConfigureAwait(false);
            }

            found.Complete();
        }
        catch (Exception error)
        {
            found.Complete(error);
        }
    }

    private async Task SearchLinksAsync(HitIdentifier identifier, CancellationToken cancellationToken)
    {
        var transport = MulticastTransport.Open(NetworkLink.List(options.Interfaces), dialect.Group);
        await using (transport.ConfigureAwait(false))
        {
            Dictionary<int, NetworkLink> links = transport.Links.ToDictionary(link => link.Index);
            if (links.Count == 0)
            {
                throw new IOException(options.Interfaces.Count == 0
                    ? $"No network interface lets {dialect.Name} be sent."
                    : $"No network interface that is up and can multicast matches: {string.Join(", ", options.Interfaces)}.");
            }

            var log = new HitLog();
            DateTimeOffset start = time.GetUtcNow();
            long startStamp = time.GetTimestamp();
            var schedule = new AskSchedule(start, options.Jitter);
            var rounds = new SearchRounds(start, options.Timeout);
            using var ticks = new PeriodicTimer(Tick, time);
            bool isOver;
            do
            {
                DateTimeOffset now = start + time.GetElapsedTime(startStamp);
                bool isLate = now - start >= options.Timeout;
                foreach (MulticastHit hit in Receive(transport, links, log, now, isLate ? MaxLastReceiveTime : MaxReceiveTime))
                {
                    rounds.NoteNews(now);
                    identifier.Accept(hit, cancellationToken);
                }

                rounds.NoteLost(transport.Lost);
                rounds.NoteBehind(transport.HasUnread);
                isOver = rounds.IsOver(now);
                if (!isOver && !rounds.IsBeingAnswered(now) && schedule.Take(now))
                {
                    rounds.NoteQuestion(now);
                    foreach (NetworkLink link in links.Values)
                    {
                        await transport.SendAsync(link, dialect.Question, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
            while (!isOver && await ticks.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));

            if (rounds.IsIncomplete)
            {
                options.Lost?.Invoke(new DiscoveryLoss(dialect.Protocol, rounds.Missing));
            }
        }
    }

    private IEnumerable<MulticastHit> Receive(MulticastTransport transport, Dictionary<int, NetworkLink> links, HitLog log, DateTimeOffset now, TimeSpan most)
    {
        // A flood must not outlast the timeout.
        long start = time.GetTimestamp();
        while (time.GetElapsedTime(start) < most && transport.TryTake(out MulticastDatagram? datagram))
        {
            if (!links.TryGetValue(datagram!.InterfaceIndex, out NetworkLink? link) || !link.IsOnLink(datagram.From.Address))
            {
                continue;
            }

            foreach (MulticastHit hit in dialect.Read(datagram, link, now))
            {
                if (log.Add(link.Index, datagram.From.Address, hit.Key))
                {
                    yield return hit;
                }
            }
        }
    }
}
