using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery.Ssdp;

/// <summary>Announces a fleet by SSDP and answers searches (UPnP Device Architecture 1.0 section 1).</summary>
internal sealed class SsdpResponder : IDiscoveryResponder
{
    private const int MostSearches = 64;
    private const int DevicesPerPause = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Repeat = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GoodbyesWithin = TimeSpan.FromMilliseconds(400);
    private readonly IReadOnlyList<SimulatedDevice> devices;
    private readonly IReadOnlyList<MulticastChannel> channels;
    private readonly ResponderClock clock;
    private readonly Action<string>? log;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private readonly Dictionary<(SimulatedDevice Device, AddressFamily Family), string> told = [];
    private readonly SemaphoreSlim telling = new(1);
    private readonly Task announcing;
    private int searches;

    public SsdpResponder(IReadOnlyList<SimulatedDevice> devices, FleetContext fleet, IReadOnlyList<MulticastChannel> channels, Action<string>? log)
    {
        this.devices = [.. devices.Where(device => device.KnowsUpnp)];
        this.channels = channels;
        this.clock = new ResponderClock(fleet, "ssdp/pause");
        this.log = log;
        foreach (var channel in channels)
        {
            channel.Listen(this.Hear);
        }

        this.announcing = Task.Run(this.AnnounceAsync);
    }

    public DiscoveryProtocols Protocol => DiscoveryProtocols.Ssdp;

    public async Task RefreshAsync(SimulatedDevice device, CancellationToken cancellationToken)
    {
        if (!device.KnowsUpnp)
        {
            return;
        }

        foreach (var channel in this.channels)
        {
            await this.TellAsync(channel, device, onlyChanges: true, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.announcing.ConfigureAwait(false);
        try
        {
            using var patience = new CancellationTokenSource(GoodbyesWithin);
            await this.EachAsync(
                (channel, device, _) =>
                {
                    if (this.Told(device, channel) is { } location)
                    {
                        this.Notify(channel, device, location, alive: false);
                    }

                    return Task.CompletedTask;
                },
                patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The fleet is too large to take leave of in time; announcements expire by themselves.
        }

        foreach (var channel in this.channels)
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }

        this.telling.Dispose();
        this.stopping.Dispose();
    }

    /// <summary>Where the device says its description is; null while it says nothing.</summary>
    private static string? Announced(SimulatedDevice device, MulticastChannel channel) =>
        device.AnnouncesByUpnp && SsdpMessage.Speaks(device, channel.Family) ? SsdpMessage.Location(device, channel.Family) : null;

    private async Task AnnounceAsync()
    {
        try
        {
            while (true)
            {
                // Twice, as packets get lost, and again well before the earlier ones expire (section 1.1.2).
                await this.EachAsync(this.TellAgainAsync, this.stopping.Token).ConfigureAwait(false);
                await this.clock.WaitAsync(Repeat, this.stopping.Token).ConfigureAwait(false);
                await this.EachAsync(this.TellAgainAsync, this.stopping.Token).ConfigureAwait(false);
                await this.clock.WaitAsync(SsdpMessage.Lifetime / 2, this.stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
    }

    private Task TellAgainAsync(MulticastChannel channel, SimulatedDevice device, CancellationToken cancellationToken) =>
        this.TellAsync(channel, device, onlyChanges: false, cancellationToken);

    private async Task TellAsync(MulticastChannel channel, SimulatedDevice device, bool onlyChanges, CancellationToken cancellationToken)
    {
        // One at a time: an announcement must not overtake the goodbye of a device that was switched off meanwhile.
        await this.telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (before, now) = (this.Told(device, channel), Announced(device, channel));
            if (before is not null && before != now)
            {
                this.Notify(channel, device, before, alive: false);
            }

            if (now is not null && !(onlyChanges && before == now))
            {
                this.Notify(channel, device, now, alive: true);
            }
        }
        finally
        {
            this.telling.Release();
        }
    }

    private async Task EachAsync(Func<MulticastChannel, SimulatedDevice, CancellationToken, Task> tell, CancellationToken cancellationToken)
    {
        foreach (var channel in this.channels)
        {
            foreach (var (index, device) in this.devices.Index())
            {
                cancellationToken.ThrowIfCancellationRequested();
                await tell(channel, device, cancellationToken).ConfigureAwait(false);

                // A fleet says more than a socket buffer holds: leave readers time.
                if (index % DevicesPerPause == DevicesPerPause - 1)
                {
                    await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private void Notify(MulticastChannel channel, SimulatedDevice device, string location, bool alive)
    {
        lock (this.gate)
        {
            if (alive)
            {
                this.told[(device, channel.Family)] = location;
            }
            else
            {
                this.told.Remove((device, channel.Family));
            }
        }

        try
        {
            var packets = Advertisement.Of(device).Select(name => SsdpMessage.Notify(device, name, channel.GroupEndPoint, location, alive));
            channel.Send(device, packets, channel.GroupEndPoint);
        }
        catch (SocketException error)
        {
            this.log?.Invoke("SSDP: " + error.Message);
        }
    }

    private string? Told(SimulatedDevice device, MulticastChannel channel)
    {
        lock (this.gate)
        {
            return this.told.GetValueOrDefault((device, channel.Family));
        }
    }

    private void Hear(MulticastChannel channel, byte[] packet, IPEndPoint source)
    {
        if (SearchRequest.TryParse(packet) is not { } search)
        {
            return;
        }

        if (Interlocked.Increment(ref this.searches) > MostSearches)
        {
            Interlocked.Decrement(ref this.searches);
            return;
        }

        var answers = this.devices.Where(device => Announced(device, channel) is not null)
            .Select(device => (Device: device, Names: Advertisement.Matching(device, search.Target).ToArray()))
            .Where(answer => answer.Names.Length > 0)
            .Select(answer => (answer.Device, answer.Names, Due: this.clock.Due(search.MaxWait)))
            .OrderBy(answer => answer.Due)
            .ToArray();
        _ = this.AnswerAsync(channel, answers, source);
    }

    /// <summary>Each device waits for a time of its own, so that a fleet does not answer in one burst.</summary>
    private async Task AnswerAsync(
        MulticastChannel channel, (SimulatedDevice Device, Advertisement[] Names, DateTimeOffset Due)[] answers, IPEndPoint source)
    {
        try
        {
            foreach (var (device, names, due) in answers)
            {
                await this.clock.WaitUntilAsync(due, this.stopping.Token).ConfigureAwait(false);
                if (Announced(device, channel) is not null)
                {
                    var packets = names.Select(name => SsdpMessage.Answer(device, name, channel.Family));
                    channel.Send(device, packets, source);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            this.log?.Invoke("SSDP answer: " + error.Message);
        }
        finally
        {
            Interlocked.Decrement(ref this.searches);
        }
    }
}
