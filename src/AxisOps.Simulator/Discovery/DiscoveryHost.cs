using System.Threading.Channels;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.Simulator.Discovery.Ssdp;
using AxisOps.Simulator.Discovery.WsDiscovery;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Discovery;

/// <summary>Everything by which a fleet makes itself known, and what keeps that true while devices change.</summary>
internal sealed class DiscoveryHost : IAsyncDisposable
{
    private readonly IReadOnlyList<SimulatedDevice> devices;
    private readonly Action<string>? log;
    private readonly List<IDiscoveryResponder> responders = [];
    private readonly HashSet<SimulatedDevice> waiting = [];
    private readonly Channel<SimulatedDevice> changed = Channel.CreateUnbounded<SimulatedDevice>();
    private readonly CancellationTokenSource stopping = new();
    private Task following = Task.CompletedTask;

    private DiscoveryHost(IReadOnlyList<SimulatedDevice> devices, Action<string>? log)
    {
        this.devices = devices;
        this.log = log;
    }

    /// <summary>Gets the protocols that are really on: a host may have no multicast.</summary>
    public DiscoveryProtocols Active => this.responders.Aggregate(DiscoveryProtocols.None, (all, responder) => all | responder.Protocol);

    public static DiscoveryHost Start(
        SimulatorOptions options, FleetContext fleet, IReadOnlyList<SimulatedDevice> devices, HostInterface adapter)
    {
        var host = new DiscoveryHost(devices, options.Log);
        host.Add(options, DiscoveryProtocols.Mdns, adapter, MulticastGroup.Mdns(options.MdnsPort), channels => new MdnsResponder(devices, fleet, channels, options.Log));
        host.Add(options, DiscoveryProtocols.Ssdp, adapter, MulticastGroup.Ssdp(options.SsdpPort), channels => new SsdpResponder(devices, fleet, channels, options.Log));
        host.Add(options, DiscoveryProtocols.WsDiscovery, adapter, MulticastGroup.WsDiscovery(options.WsDiscoveryPort), channels => new WsDiscoveryResponder(devices, fleet, channels, options.Log));
        host.Follow();
        return host;
    }

    /// <summary>
    /// Brings what is announced of a device in line with its settings and addresses; returns at once. Changes that come while
    /// an earlier one of the same device still waits are told together.
    /// </summary>
    public void Refresh(SimulatedDevice device)
    {
        lock (this.waiting)
        {
            if (this.waiting.Add(device))
            {
                this.changed.Writer.TryWrite(device);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in this.devices)
        {
            device.Changed -= this.Refresh;
        }

        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.following.ConfigureAwait(false);
        await Task.WhenAll(this.responders.Select(responder => responder.DisposeAsync().AsTask())).ConfigureAwait(false);
        this.stopping.Dispose();
    }

    /// <summary>The one place that ties a device's changes to what is announced of it.</summary>
    private void Follow()
    {
        this.following = Task.Run(this.FollowAsync);
        foreach (var device in this.devices)
        {
            device.Changed += this.Refresh;
        }
    }

    private void Add(
        SimulatorOptions options,
        DiscoveryProtocols protocol,
        HostInterface adapter,
        MulticastGroup group,
        Func<IReadOnlyList<MulticastChannel>, IDiscoveryResponder> create)
    {
        if (options.Discovery.HasFlag(protocol) && MulticastChannel.Open(adapter, group, this.log) is { Count: > 0 } channels)
        {
            this.responders.Add(create(channels));
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var device in this.changed.Reader.ReadAllAsync(this.stopping.Token).ConfigureAwait(false))
            {
                lock (this.waiting)
                {
                    this.waiting.Remove(device);
                }

                foreach (var responder in this.responders)
                {
                    await responder.RefreshAsync(device, this.stopping.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet ends.
        }
    }
}
