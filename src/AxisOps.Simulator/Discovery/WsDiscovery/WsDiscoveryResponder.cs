using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>Announces a fleet by WS-Discovery and answers probes, as ONVIF devices do.</summary>
internal sealed class WsDiscoveryResponder : IDiscoveryResponder
{
    private const int MostRequests = 64;
    private const int RememberedMessages = 256;
    private const int DevicesPerPause = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    // APP_MAX_DELAY of WS-Discovery 2005/04 section 2.4: nobody answers a multicast at once.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan GoodbyesWithin = TimeSpan.FromMilliseconds(400);
    private readonly IReadOnlyList<SimulatedDevice> devices;
    private readonly IReadOnlyList<MulticastChannel> channels;
    private readonly ResponderClock clock;
    private readonly Action<string>? log;
    private readonly long instance;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Dictionary<SimulatedDevice, (string Addresses, int Version)> told = [];
    private readonly HashSet<(AddressFamily Family, string MessageId)> heard = [];
    private readonly Queue<(AddressFamily Family, string MessageId)> heardInOrder = new();
    private readonly SemaphoreSlim telling = new(1);
    private readonly Task announcing;
    private int requests;
    private int written;

    public WsDiscoveryResponder(IReadOnlyList<SimulatedDevice> devices, FleetContext fleet, IReadOnlyList<MulticastChannel> channels, Action<string>? log)
    {
        this.devices = [.. devices.Where(device => device.ProfileData.Document.Discovery.WsDiscovery is not null)];
        this.channels = channels;
        this.clock = new ResponderClock(fleet, "wsdiscovery/pause");
        this.log = log;
        this.instance = fleet.Clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var channel in channels)
        {
            channel.Listen(this.Hear);
        }

        this.announcing = Task.Run(this.AnnounceAsync);
    }

    public DiscoveryProtocols Protocol => DiscoveryProtocols.WsDiscovery;

    public async Task RefreshAsync(SimulatedDevice device, CancellationToken cancellationToken)
    {
        if (this.devices.Contains(device))
        {
            await this.TellAsync(device, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.announcing.ConfigureAwait(false);
        try
        {
            using var patience = new CancellationTokenSource(GoodbyesWithin);
            foreach (var device in this.told.Keys)
            {
                patience.Token.ThrowIfCancellationRequested();
                this.Notify("bye", device);
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet is too large to take leave of in time.
        }

        foreach (var channel in this.channels)
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }

        this.telling.Dispose();
        this.stopping.Dispose();
    }

    private async Task AnnounceAsync()
    {
        try
        {
            foreach (var (index, device) in this.devices.Index())
            {
                await this.TellAsync(device, this.stopping.Token).ConfigureAwait(false);
                if (index % DevicesPerPause == DevicesPerPause - 1)
                {
                    await Task.Delay(Pause, this.stopping.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
    }

    /// <summary>Hello to what is new or different, Bye to what is off; nothing where all is as it was.</summary>
    private async Task TellAsync(SimulatedDevice device, CancellationToken cancellationToken)
    {
        await this.telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = device.AnnouncesByWsDiscovery ? WsDevice.TransportAddresses(device) : null;
            var before = this.Told(device);
            if (now is not null && before.Addresses != now)
            {
                lock (this.gate)
                {
                    this.told[device] = (now, before.Version + 1);
                }

                this.Notify("hello", device);
            }
            else if (now is null && before.Addresses is not null)
            {
                this.Notify("bye", device);
                lock (this.gate)
                {
                    this.told.Remove(device);
                }
            }
        }
        finally
        {
            this.telling.Release();
        }
    }

    private (string? Addresses, int Version) Told(SimulatedDevice device)
    {
        lock (this.gate)
        {
            return this.told.TryGetValue(device, out var entry) ? entry : (null, 0);
        }
    }

    private void Notify(string kind, SimulatedDevice device)
    {
        foreach (var channel in this.channels)
        {
            try
            {
                var message = this.Write(kind, device, string.Empty, WsNames.Everybody);
                channel.Send(device, [message], channel.GroupEndPoint);
            }
            catch (SocketException error)
            {
                this.log?.Invoke("WS-Discovery: " + error.Message);
            }
        }
    }

    private byte[] Write(string kind, SimulatedDevice device, string relatesTo, string to)
    {
        var number = Interlocked.Increment(ref this.written);
        var identifier = this.clock.Source.Guid("wsdiscovery/message", number);
        var version = Math.Max(1, this.Told(device).Version);
        return Encoding.UTF8.GetBytes(WsDevice.Write(device, new WsMessage(kind, identifier, relatesTo, to, this.instance, number, version)));
    }

    private void Hear(MulticastChannel channel, byte[] packet, IPEndPoint source)
    {
        if (WsRequest.TryParse(packet) is not { } request || !this.IsNew(channel.Family, request.MessageId))
        {
            return;
        }

        if (Interlocked.Increment(ref this.requests) > MostRequests)
        {
            Interlocked.Decrement(ref this.requests);
            return;
        }

        var answers = this.devices.Where(device => device.AnnouncesByWsDiscovery && WsDevice.Matches(device, request))
            .Select(device => (Device: device, Due: this.clock.Due(LongestPause)))
            .OrderBy(answer => answer.Due)
            .ToArray();
        _ = this.AnswerAsync(channel, request, answers, source);
    }

    /// <summary>A question is sent more than once as packets get lost, and answered once.</summary>
    private bool IsNew(AddressFamily family, string messageId)
    {
        lock (this.gate)
        {
            if (!this.heard.Add((family, messageId)))
            {
                return false;
            }

            this.heardInOrder.Enqueue((family, messageId));
            if (this.heardInOrder.Count > RememberedMessages)
            {
                this.heard.Remove(this.heardInOrder.Dequeue());
            }

            return true;
        }
    }

    private async Task AnswerAsync(
        MulticastChannel channel, WsRequest request, (SimulatedDevice Device, DateTimeOffset Due)[] answers, IPEndPoint source)
    {
        try
        {
            var kind = request.Endpoint is null ? "probe-matches" : "resolve-matches";
            foreach (var (device, due) in answers)
            {
                await this.clock.WaitUntilAsync(due, this.stopping.Token).ConfigureAwait(false);
                if (device.AnnouncesByWsDiscovery)
                {
                    var message = this.Write(kind, device, request.MessageId, request.ReplyTo);
                    channel.Send(device, [message], source);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            this.log?.Invoke("WS-Discovery answer: " + error.Message);
        }
        finally
        {
            Interlocked.Decrement(ref this.requests);
        }
    }
}
