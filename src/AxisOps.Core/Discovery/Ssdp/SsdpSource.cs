using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>
/// Finds Axis devices by SSDP (UPnP Device Architecture 1.1) on every interface, by IPv4 and link-local IPv6, and hears what they announce meanwhile.
/// Devices with it switched off, the default from AXIS OS 12, do not answer. Devices of other vendors are never reported.
/// </summary>
/// <param name="options">How to search.</param>
/// <param name="probe">Asks who answered without a serial number; null to ask nobody.</param>
/// <param name="time">The clock.</param>
public sealed class SsdpSource(MulticastOptions options, IDeviceProbe? probe, TimeProvider time) : IDiscoverySource
{
    /// <inheritdoc/>
    /// <exception cref="IOException">No interface lets a question be asked.</exception>
    public IAsyncEnumerable<DiscoveredDevice> FindAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MulticastSearch(new SsdpDialect(options.Port ?? SsdpDialect.StandardPort), options, probe, time).FindAsync(cancellationToken);
    }
}
