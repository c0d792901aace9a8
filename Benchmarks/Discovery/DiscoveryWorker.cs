using System.Diagnostics;
using System.Globalization;
using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Sessions;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>What <c>Find-Device</c> does, without PowerShell around it, in a process of its own. Writes a line for each device as it comes.</summary>
internal static class DiscoveryWorker
{
    private static readonly TimeSpan GatherTime = TimeSpan.FromSeconds(1.5);

    internal static async Task RunAsync(IReadOnlyList<string> protocols, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var probe = new DeviceProbe(TimeProvider.System);
        var network = new RememberingProbe(new NetworkProbe(probe, timeout, TimeProvider.System));
        using var describer = new NetworkDescriber(TimeProvider.System);
        void Lost(DiscoveryLoss loss) => Console.Error.WriteLine(
            loss.Packets == 0 ? $"{loss.Protocol}: time was up while devices still came" : string.Create(CultureInfo.InvariantCulture, $"{loss.Protocol}: {loss.Packets} packets lost for good"));
        var multicast = new MulticastOptions { Timeout = timeout, ProbeTimeout = timeout, Interfaces = ["127.0.0.1"], Lost = Lost };
        IDiscoverySource[] sources =
        [
            .. protocols.Select<string, IDiscoverySource>(protocol => protocol switch
            {
                "mdns" => new MdnsSource(new MdnsOptions { Timeout = timeout, Interfaces = ["127.0.0.1"], Lost = Lost }, TimeProvider.System),
                "ssdp" => new SsdpSource(multicast, network, TimeProvider.System),
                "wsd" => new WsDiscoverySource(multicast, network, TimeProvider.System),
                _ => throw new ArgumentException($"There is no protocol '{protocol}'.", nameof(protocols)),
            }),
        ];
        var options = new DiscoveryOptions
        {
            SetupTimeout = timeout,
            GatherTime = sources.Length > 1 ? GatherTime : TimeSpan.Zero,
            Describer = describer,
        };
        long begin = Stopwatch.GetTimestamp();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(sources, options, network, cancellationToken).ConfigureAwait(false))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{device.SerialNumber}\t{Stopwatch.GetElapsedTime(begin).TotalSeconds:0.000}\t{(device.Setup is null ? 0 : 1)}\t{device.Sightings.Select(seen => seen.Protocol).Distinct().Count()}"));
        }
    }
}
