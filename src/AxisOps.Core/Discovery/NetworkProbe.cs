using System.Net;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Discovery;

/// <summary>Asks devices over the network what they tell anybody. It has no credential.</summary>
/// <param name="probe">Sends the questions.</param>
/// <param name="timeout">The limit for one address.</param>
/// <param name="time">Tells when it answered.</param>
public sealed class NetworkProbe(DeviceProbe probe, TimeSpan timeout, TimeProvider time) : IDeviceProbe
{
    /// <inheritdoc/>
    public async Task<DiscoveredDevice?> ProbeAsync(string address, int? httpPort, int? httpsPort, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(address, out IPAddress? place))
        {
            return null;
        }

        return await probe.ProbeAsync(place, httpsPort, httpPort, timeout, cancellationToken).ConfigureAwait(false) is not { } found
            ? null
            : new DiscoveredDevice
            {
                Address = address,
                SerialNumber = found.SerialNumber,
                Model = found.Model,
                OsVersion = found.OsVersion,
                Setup = found.Setup,
                HttpPort = found.HttpPort,
                HttpsPort = found.HttpsPort,
                LastSeen = time.GetUtcNow(),
            };
    }
}
