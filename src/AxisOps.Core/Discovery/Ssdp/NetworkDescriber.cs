using System.Net;
using AxisOps.Core.Http;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>Reads UPnP descriptions over plain HTTP: one request without credential to the address that announced it. Safe from several threads.</summary>
public sealed class NetworkDescriber : IDeviceDescriber, IDisposable
{
    /// <summary>Recorded descriptions have 1.5 KiB.</summary>
    private const int MaxBytes = 64 * 1024;

    private readonly DeviceTransport transport;
    private readonly TimeProvider time;

    /// <summary>Initializes a new instance of the <see cref="NetworkDescriber"/> class.</summary>
    /// <param name="time">The clock.</param>
    public NetworkDescriber(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        this.time = time;
        transport = new DeviceTransport(time);
    }

    /// <inheritdoc/>
    public async Task<DiscoveredDevice?> DescribeAsync(string address, string location, CancellationToken cancellationToken)
    {
        if (!IPAddress.TryParse(address, out IPAddress? sender) || DescriptionPlace.Of(location, sender) is not { } place)
        {
            return null;
        }

        try
        {
            var target = new DevicePlace(place.Address.ToString(), place.Port, DeviceScheme.Http);
            using DeviceConnection connection =
                await DeviceConnector.ConnectAsync(target, roots: null, Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
            DeviceRequest request = DeviceRequest.Get(place.Path) with { Authentication = RequestAuthentication.Anonymous, MaxResponseBytes = MaxBytes };
            DeviceReply reply = await transport.ExchangeAsync(connection, request, authorization: null, cancellationToken).ConfigureAwait(false);
            return reply.Status == 200 ? DeviceDescription.Read(reply.Text())?.ToDevice(address, time.GetUtcNow()) : null;
        }
        catch (Exception error) when (error is not (OperationCanceledException or OutOfMemoryException))
        {
            // Whatever answers there, it describes nothing.
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();
}
