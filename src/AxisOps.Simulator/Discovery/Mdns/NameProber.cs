using System.Threading.Channels;

namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>Takes the names of a fleet through their probes, on the fleet's clock, all that is due at once together.</summary>
internal sealed class NameProber : IAsyncDisposable
{
    private readonly ServiceRegistry registry;
    private readonly NameClaims claims;
    private readonly ResponderClock clock;
    private readonly Func<IReadOnlyList<NameClaim>, CancellationToken, Task> probe;
    private readonly Func<IReadOnlyCollection<SimulatedDevice>, CancellationToken, Task> announce;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly ITimer timer;
    private Task running = Task.CompletedTask;

    /// <param name="registry">What the units announce.</param>
    /// <param name="claims">The names, shared with the registry.</param>
    /// <param name="clock">When probes are due.</param>
    /// <param name="probe">Sends a probe for each.</param>
    /// <param name="announce">Tells the link of units that have got a name.</param>
    public NameProber(
        ServiceRegistry registry,
        NameClaims claims,
        ResponderClock clock,
        Func<IReadOnlyList<NameClaim>, CancellationToken, Task> probe,
        Func<IReadOnlyCollection<SimulatedDevice>, CancellationToken, Task> announce)
    {
        this.registry = registry;
        this.claims = claims;
        this.clock = clock;
        this.probe = probe;
        this.announce = announce;
        this.timer = clock.Time.CreateTimer(_ => this.wake.Writer.TryWrite(true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets what ends when the first names are held and announced: the fleet has joined the link.</summary>
    public Task Started => this.started.Task;

    /// <summary>Begins with all names of these units, after one random pause.</summary>
    public void Start(IReadOnlyList<SimulatedDevice> devices)
    {
        this.Follow(devices);
        this.running = Task.Run(this.RunAsync);
    }

    /// <summary>Brings the names of units in line with what they announce.</summary>
    public void Follow(IReadOnlyCollection<SimulatedDevice> devices)
    {
        this.Follow(devices, this.clock.Due(NameClaims.Interval));
        this.wake.Writer.TryWrite(true);
    }

    /// <summary>Takes in somebody else's probe.</summary>
    public void HearProbe(DnsMessage query) => this.claims.Contend(query, this.Now);

    /// <summary>Takes in somebody else's answer: a name that is theirs is given up, one that both have told of is probed for again.</summary>
    public void HearResponse(DnsMessage response)
    {
        var now = this.Now;
        var conflicts = this.claims.Check(response, now);
        foreach (var name in conflicts.Doubtful)
        {
            this.registry.Doubt(name);
        }

        foreach (var name in conflicts.Lost)
        {
            if (this.registry.Rename(name) is { } device)
            {
                this.Follow([device], this.claims.AfterLoss(device, now));
            }
        }

        if (conflicts.Lost.Count + conflicts.Doubtful.Count > 0)
        {
            this.wake.Writer.TryWrite(true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.running.ConfigureAwait(false);
        await this.timer.DisposeAsync().ConfigureAwait(false);
        this.started.TrySetCanceled();
        this.stopping.Dispose();
    }

    private DateTimeOffset Now => this.clock.Time.GetUtcNow();

    private void Follow(IReadOnlyCollection<SimulatedDevice> devices, DateTimeOffset start)
    {
        foreach (var device in devices)
        {
            this.claims.Follow(device, this.registry.ServicesOf(device), start);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            await foreach (var _ in this.wake.Reader.ReadAllAsync(this.stopping.Token).ConfigureAwait(false))
            {
                var round = this.claims.Take(this.Now);
                if (round.Ready.Count > 0)
                {
                    await this.announce(round.Ready, this.stopping.Token).ConfigureAwait(false);
                }

                if (round.Probes.Count > 0)
                {
                    await this.probe(round.Probes, this.stopping.Token).ConfigureAwait(false);
                    this.claims.Sent(round.Probes, this.Now);
                }

                var next = this.claims.NextDue;
                if (round.Ready.Count > 0 || next is null)
                {
                    this.started.TrySetResult();
                }

                if (next is { } due)
                {
                    var left = due - this.Now;
                    this.timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
    }
}
