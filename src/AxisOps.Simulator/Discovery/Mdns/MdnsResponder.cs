using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>
/// Answers multicast DNS questions for a whole fleet (RFC 6762, RFC 6763). Names within the fleet never conflict; it does not
/// probe for those of others on the link.
/// </summary>
internal sealed class MdnsResponder : IDiscoveryResponder
{
    private const int PacketsPerPause = 4;
    private const int MostPending = 256;
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
    private readonly Task announcing;

    public MdnsResponder(IReadOnlyList<SimulatedDevice> devices, IReadOnlyList<MulticastChannel> channels, Action<string>? log)
    {
        this.registry = new ServiceRegistry(devices);
        this.channels = channels;
        this.log = log;
        foreach (var channel in channels)
        {
            channel.Listen(this.Hear);
        }

        this.announcing = Task.Run(this.AnnounceAsync);
    }

    public DiscoveryProtocols Protocol => DiscoveryProtocols.Mdns;

    public async Task RefreshAsync(SimulatedDevice device, CancellationToken cancellationToken)
    {
        // After what is being announced now: a goodbye must not be overtaken.
        var change = this.registry.Refresh(device);
        await this.TellAsync(() => change.Goodbyes, cancellationToken).ConfigureAwait(false);
        await this.TellAsync(() => change.Announcements, cancellationToken).ConfigureAwait(false);
        if (change.Announcements.Count > 0)
        {
            _ = this.RepeatAsync(device);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.announcing.ConfigureAwait(false);
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

    private async Task RepeatAsync(SimulatedDevice device)
    {
        try
        {
            await Task.Delay(Between, this.stopping.Token).ConfigureAwait(false);
            await this.TellAsync(() => this.registry.AnnouncementsOf(device), this.stopping.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The fleet ends.
        }
    }

    private async Task AnnounceAsync()
    {
        try
        {
            await this.TellAsync(() => this.registry.Announcements, this.stopping.Token).ConfigureAwait(false);
            await Task.Delay(Between, this.stopping.Token).ConfigureAwait(false);
            await this.TellAsync(() => this.registry.Announcements, this.stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
    }

    private async Task TellAsync(Func<IReadOnlyList<ResponseGroup>> groups, CancellationToken cancellationToken)
    {
        await this.telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var channel in this.channels)
            {
                await SendAsync(channel, groups(), channel.GroupEndPoint, null, cancellationToken).ConfigureAwait(false);
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
        if (DnsReader.TryRead(packet) is { IsResponse: false, Opcode: 0 } query)
        {
            _ = this.RespondAsync(channel, query, source);
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

            await this.AnswerAsync(channel, asked).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            this.log?.Invoke("Multicast DNS answer: " + error.Message);
        }
    }

    private async Task AnswerAsync(MulticastChannel channel, PendingQuery asked)
    {
        var known = asked.Known;
        if (asked.Source.Port != channel.GroupEndPoint.Port)
        {
            // RFC 6762 section 6.7: who asks from another port is no responder and hears no multicast.
            var all = known.Suppress(asked.Query.Questions.SelectMany(this.registry.Answer));
            await SendAsync(channel, all, asked.Source, asked.Query, this.stopping.Token).ConfigureAwait(false);
            return;
        }

        foreach (var kind in asked.Query.Questions.GroupBy(question => question.Unicast))
        {
            var answers = known.Suppress(kind.SelectMany(this.registry.Answer));
            var to = kind.Key ? asked.Source : channel.GroupEndPoint;
            await SendAsync(channel, answers, to, null, this.stopping.Token).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(
        MulticastChannel channel, IEnumerable<ResponseGroup> groups, IPEndPoint to, DnsMessage? legacyQuery, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var packet in ResponsePacker.Pack(groups, legacyQuery))
        {
            await channel.SendAsync(packet, to, cancellationToken).ConfigureAwait(false);

            // A fleet's answer is more than a socket buffer holds: leave readers time.
            if (++sent % PacketsPerPause == 0)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
