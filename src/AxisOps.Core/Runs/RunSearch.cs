using System.Net.Sockets;
using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ranges;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Runs;

/// <summary>The search of Find-Device, for devices whose serial numbers are known.</summary>
/// <param name="time">The clock.</param>
public sealed class RunSearch(TimeProvider time) : IRunSearch
{
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, DiscoveredDevice>> FindAsync(
        IReadOnlyCollection<string> serialNumbers, IReadOnlyList<string> ranges, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(serialNumbers);
        ArgumentNullException.ThrowIfNull(ranges);
        using var probe = new DeviceProbe(time);
        var network = new RememberingProbe(new NetworkProbe(probe, Listening, time));
        var missing = new HashSet<string>(serialNumbers, StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, DiscoveredDevice>(StringComparer.OrdinalIgnoreCase);
        if (ranges.Count > 0)
        {
            var sweep = new RangeSource(AddressRange.Parse(string.Join(',', ranges)), network, new RangeOptions(), time);
            await TakeAsync([sweep], missing, found, cancellationToken).ConfigureAwait(false);
        }

        if (missing.Count > 0)
        {
            await TakeAsync(
                [
                    new MdnsSource(new MdnsOptions { Timeout = Listening }, time),
                    new SsdpSource(new MulticastOptions { Timeout = Listening, ProbeTimeout = Listening }, network, time),
                ],
                missing,
                found,
                cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>Ends as soon as nothing is missing. A network on which nothing can be heard finds nothing.</summary>
    private async Task TakeAsync(
        IReadOnlyList<IDiscoverySource> sources, HashSet<string> missing, Dictionary<string, DiscoveredDevice> found, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(sources, new DiscoveryOptions { Time = time }, null, cancellationToken).ConfigureAwait(false))
            {
                if (device.SerialNumber is { } serial && missing.Remove(serial))
                {
                    found.Add(serial, device);
                    if (missing.Count == 0)
                    {
                        return;
                    }
                }
            }
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
        }
    }
}
