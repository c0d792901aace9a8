using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>
/// Answers multicast DNS questions for a whole fleet (RFC 6762, RFC 6763), once its units have probed for their names. Questions that come
/// while the fleet joins the link are answered after that.
/// </summary>
internal sealed class MdnsResponder : IDiscoveryResponder
{
    /// <summary>About 3,000 packets a second. As many separate hosts would all answer within 120 ms (RFC 6762 section 6), which no listener of usual size survives.</summary>
    private const int PacketsPerPause = 16;
    private const int MostPending = 256;
    private const int MostEarly = 256;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    // RFC 6762 section 8.3: announced at least twice, one second apart.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MoreKnownAnswers = TimeSpan.FromMilliseconds(450);
    private static readonly TimeSpan GoodbyesWithin = TimeSpan.FromMilliseconds(400);
    private readonly ServiceRegistry registry;
    private readonly IReadOnlyList<MulticastChannel> channels;
    private readonly Action<string>? log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<IPEndPoint, PendingQuery> pending = new();
    private readonly SemaphoreSlim telling = new(1);
    private readonly SentPackets sent = new();
    private readonly ResponderClock clock;
    private readonly NameProber prober;
    private int early;

    public MdnsResponder(IReadOnlyList<SimulatedDevice> devices, FleetContext fleet, IReadOnlyList<MulticastChannel> channels, Action<string>? log)
    {
        var claims = new NameClaims();
        this.registry = new ServiceRegistry(devices, claims);
        this.channels = channels;
        this.log = log;
        this.clock = new ResponderClock(fleet, "mdns/pause");
        this.prober = new NameProber(this.registry, claims, this.clock, this.ProbeAsync, this.UpdateAsync);
        foreach (var channel in channels)
        {
            channel.Listen(this.Hear);
        }

        this.prober.Start(devices);
    }

    public DiscoveryProtocols Protocol => DiscoveryProtocols.Mdns;

    public Task RefreshAsync(SimulatedDevice device, CancellationToken cancellationToken) => this.UpdateAsync([device], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.prober.DisposeAsync().ConfigureAwait(false);
        try
        {
            using var patience = new CancellationTokenSource(GoodbyesWithin);
            await this.TellAsync(() => this.registry.Goodbyes, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The fleet is too large to take leave of in time; records expire by themselves.
        }

        foreach (var channel in this.channels)
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }

        this.telling.Dispose();
        this.stopping.Dispose();
    }

    /// <summary>Tells what of these units is gone and what is new under names they hold; for other new names they probe first.</summary>
    private async Task UpdateAsync(IReadOnlyCollection<SimulatedDevice> devices, CancellationToken cancellationToken)
    {
        // After what is being announced now: a goodbye must not be overtaken.
        var changes = devices.Select(this.registry.Refresh).ToList();
        this.prober.Follow(devices);
        await this.TellAsync(() => changes.SelectMany(change => change.Goodbyes), cancellationToken).ConfigureAwait(false);
        await this.TellAsync(() => changes.SelectMany(change => change.Announcements), cancellationToken).ConfigureAwait(false);
        if (changes.Exists(change => change.Announcements.Count > 0))
        {
            _ = this.RepeatAsync(devices);
        }
    }

    private async Task RepeatAsync(IReadOnlyCollection<SimulatedDevice> devices)
    {
        try
        {
            await this.clock.WaitAsync(Between, this.stopping.Token).ConfigureAwait(false);
            await this.TellAsync(() => devices.SelectMany(this.registry.AnnouncementsOf), this.stopping.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The fleet ends.
        }
    }

    private Task ProbeAsync(IReadOnlyList<NameClaim> claims, CancellationToken cancellationToken) =>
        this.TellAsync(channel => ProbePacker.Pack(claims, channel.CarriesLargest ? ProbePacker.MaxWhole : ResponsePacker.MaxPacket), cancellationToken);

    private Task TellAsync(Func<IEnumerable<ResponseGroup>> groups, CancellationToken cancellationToken) =>
        this.TellAsync(_ => ResponsePacker.Pack(groups()), cancellationToken);

    private async Task TellAsync(Func<MulticastChannel, IEnumerable<byte[]>> packets, CancellationToken cancellationToken)
    {
        await this.telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var channel in this.channels)
            {
                await this.SendAsync(channel, packets(channel), channel.GroupEndPoint, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SocketException error)
        {
            this.log?.Invoke("Multicast DNS: " + error.Message);
        }
        finally
        {
            this.telling.Release();
        }
    }

    private void Hear(MulticastChannel channel, byte[] packet, IPEndPoint source)
    {
        if (this.sent.Contains(packet) || DnsReader.TryRead(packet) is not { Opcode: 0 } message)
        {
            return;
        }

        var isResponder = source.Port == channel.GroupEndPoint.Port; // section 6: an answer from another port is no answer
        if (!message.IsResponse)
        {
            if (isResponder && message.Authorities.Count > 0)
            {
                this.prober.HearProbe(message);
            }

            _ = this.RespondAsync(channel, message, source);
        }
        else if (isResponder)
        {
            this.prober.HearResponse(message);
        }
    }

    private async Task RespondAsync(MulticastChannel channel, DnsMessage query, IPEndPoint source)
    {
        try
        {
            if (query.Questions.Count == 0)
            {
                if (this.pending.TryGetValue(source, out var earlier))
                {
                    earlier.Add(query.Answers);
                }

                return;
            }

            var asked = new PendingQuery(query, source);
            if (query.Truncated && this.pending.Count < MostPending)
            {
                this.pending[source] = asked;
                await Task.Delay(MoreKnownAnswers, this.stopping.Token).ConfigureAwait(false);
                this.pending.TryRemove(source, out _);
            }

            if (await this.HasJoinedAsync().ConfigureAwait(false))
            {
                await this.AnswerAsync(channel, asked).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            this.log?.Invoke("Multicast DNS answer: " + error.Message);
        }
    }

    /// <summary>Waits until the fleet has joined the link; false when too many questions wait already.</summary>
    private async Task<bool> HasJoinedAsync()
    {
        if (this.prober.Started.IsCompleted)
        {
            return true;
        }

        if (Interlocked.Increment(ref this.early) > MostEarly)
        {
            return false;
        }

        await this.prober.Started.ConfigureAwait(false);
        return true;
    }

    private async Task AnswerAsync(MulticastChannel channel, PendingQuery asked)
    {
        var known = asked.Known;
        if (asked.Source.Port != channel.GroupEndPoint.Port)
        {
            // RFC 6762 section 6.7: who asks from another port is no responder and hears no multicast.
            var all = known.Suppress(this.registry.Answer(asked.Query.Questions));
            await this.SendAsync(channel, ResponsePacker.Pack(all, asked.Query), asked.Source, this.stopping.Token).ConfigureAwait(false);
            return;
        }

        // A probe is answered to all: others on this host share the port, and a packet to it reaches only one of them.
        foreach (var kind in asked.Query.Questions.GroupBy(question => question.Unicast && asked.Query.Authorities.Count == 0))
        {
            var answers = known.Suppress(this.registry.Answer(kind));
            var to = kind.Key ? asked.Source : channel.GroupEndPoint;
            await this.SendAsync(channel, ResponsePacker.Pack(answers), to, this.stopping.Token).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(MulticastChannel channel, IEnumerable<byte[]> packets, IPEndPoint to, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var packet in packets)
        {
            this.sent.Add(packet);
            await channel.SendAsync(packet, to, cancellationToken).ConfigureAwait(false);

            // A fleet says more than a socket buffer holds: leave readers time.
            if (++count % PacketsPerPause == 0)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
