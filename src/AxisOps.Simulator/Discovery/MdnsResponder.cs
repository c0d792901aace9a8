using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery;

/// <summary>
/// Answers multicast DNS questions for a whole fleet from one socket (RFC 6762, RFC 6763). It does not probe for name conflicts:
/// serial numbers make the names unique.
/// </summary>
internal sealed class MdnsResponder : IAsyncDisposable
{
    private const int PacketsPerPause = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan MoreKnownAnswers = TimeSpan.FromMilliseconds(450);
    private static readonly TimeSpan GoodbyesWithin = TimeSpan.FromMilliseconds(400);
    private readonly ServiceRegistry registry;
    private readonly MulticastSocket socket;
    private readonly int port;
    private readonly bool loopbackOnly;
    private readonly Action<string>? log;
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<IPEndPoint, PendingQuery> pending = new();
    private readonly Task listening;
    private readonly Task announcing;

    public MdnsResponder(IReadOnlyList<SimulatedDevice> devices, IPAddress localInterface, int port, Action<string>? log)
    {
        this.registry = new ServiceRegistry(devices);
        this.socket = new MulticastSocket(localInterface, port);
        this.port = port;
        this.loopbackOnly = IPAddress.IsLoopback(localInterface);
        this.log = log;
        this.listening = Task.Run(this.ListenAsync);
        this.announcing = Task.Run(this.AnnounceAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(this.listening, this.announcing).ConfigureAwait(false);
        try
        {
            var goodbyes = this.registry.Active.Select(service => service.Goodbye);
            using var patience = new CancellationTokenSource(GoodbyesWithin);
            await this.SendAsync(goodbyes, this.socket.GroupEndPoint, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The network went first, or the fleet is too large to take leave of in time; records expire by themselves.
        }

        this.socket.Dispose();
        this.stopping.Dispose();
    }

    private async Task AnnounceAsync()
    {
        try
        {
            // RFC 6762 section 8.3: at least two, one second apart.
            for (var round = 0; round < 2; round++)
            {
                await Task.Delay(TimeSpan.FromSeconds(round), this.stopping.Token).ConfigureAwait(false);
                var groups = this.registry.Active.Select(service => service.Announcement);
                await this.SendAsync(groups, this.socket.GroupEndPoint, null, this.stopping.Token).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
            this.log?.Invoke("Announcing ended: " + error.Message);
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[9000];
        while (!this.stopping.IsCancellationRequested)
        {
            try
            {
                var received = await this.socket.ReceiveAsync(buffer, this.stopping.Token).ConfigureAwait(false);
                var packet = buffer.AsSpan(0, received.ReceivedBytes);
                if (this.Hears((IPEndPoint)received.RemoteEndPoint) && DnsReader.TryRead(packet) is { IsResponse: false, Opcode: 0 } query)
                {
                    _ = this.RespondAsync(query, (IPEndPoint)received.RemoteEndPoint);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                this.log?.Invoke("Multicast DNS: " + error.Message);
            }
        }
    }

    /// <summary>The socket is open to packets of every interface: a fleet on loopback is told to nobody else.</summary>
    private bool Hears(IPEndPoint source) => !this.loopbackOnly || IPAddress.IsLoopback(source.Address);

    private async Task RespondAsync(DnsMessage query, IPEndPoint source)
    {
        try
        {
            if (query.Questions.Count == 0)
            {
                if (this.pending.TryGetValue(source, out var earlier))
                {
                    lock (earlier.Known)
                    {
                        earlier.Known.AddRange(query.Answers);
                    }
                }

                return;
            }

            var asked = new PendingQuery(query, source);
            if (query.Truncated)
            {
                this.pending[source] = asked;
                await Task.Delay(MoreKnownAnswers, this.stopping.Token).ConfigureAwait(false);
                this.pending.TryRemove(source, out _);
            }

            await this.AnswerAsync(asked).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            this.log?.Invoke("Multicast DNS answer: " + error.Message);
        }
    }

    private async Task AnswerAsync(PendingQuery asked)
    {
        HashSet<(DnsName, DnsName)> known;
        lock (asked.Known)
        {
            // RFC 6762 section 7.1: known only while at least half of its lifetime is left.
            var lasting = asked.Known.OfType<PointerRecord>().Where(record => record.TimeToLive >= AnnouncedService.OtherLifetime / 2);
            known = [.. lasting.Select(record => (record.Name, record.Target))];
        }

        if (asked.Source.Port != this.port)
        {
            var all = asked.Query.Questions.SelectMany(question => this.registry.Answer(question, known));
            await this.SendAsync(all, asked.Source, asked.Query, this.stopping.Token).ConfigureAwait(false);
            return;
        }

        foreach (var kind in asked.Query.Questions.GroupBy(question => question.Unicast))
        {
            var answers = kind.SelectMany(question => this.registry.Answer(question, known));
            var to = kind.Key ? asked.Source : this.socket.GroupEndPoint;
            await this.SendAsync(answers, to, null, this.stopping.Token).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(
        IEnumerable<ResponseGroup> groups, IPEndPoint to, DnsMessage? legacyQuery, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var packet in ResponsePacker.Pack(groups, legacyQuery))
        {
            await this.socket.SendAsync(packet, to, cancellationToken).ConfigureAwait(false);

            // A fleet's answer is more than a socket buffer holds: leave readers time.
            if (++sent % PacketsPerPause == 0)
            {
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
