using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.WsDiscovery;

/// <summary>
/// Finds Axis devices by WS-Discovery, as ONVIF uses it, on every interface, by IPv4 and link-local IPv6. Its answers tell no serial number, so the address
/// that answered is asked for it. Printers and computers answer too; what is no network video transmitter is passed over, and of these what is no Axis device.
/// </summary>
/// <param name="options">How to search.</param>
/// <param name="probe">Asks who answered for its serial number; null to ask nobody.</param>
/// <param name="time">The clock.</param>
public sealed class WsDiscoverySource(MulticastOptions options, IDeviceProbe? probe, TimeProvider time) : IDiscoverySource
{
    /// <inheritdoc/>
    /// <exception cref="IOException">No interface lets a question be asked.</exception>
    public IAsyncEnumerable<DiscoveredDevice> FindAsync(CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new MulticastSearch(new WsDiscoveryDialect(options.Port ?? WsDiscoveryDialect.StandardPort), options, probe, time).FindAsync(cancellationToken);
    }
}
