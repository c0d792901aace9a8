using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>Sends anonymous questions to one place, with a new connection where the device closes after each answer.</summary>
internal sealed class ProbeLine(DeviceConnection first, DeviceTransport transport, TimeProvider time) : IDisposable
{
    private const int MaxConnections = 5;

    private readonly DevicePlace place = first.Place;
    private readonly List<DeviceConnection> opened = [];
    private DeviceConnection current = first;

    internal async Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await transport.ExchangeAsync(current, request, authorization: null, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                current.Dispose();
                if (!ConnectionClosedException.IsCauseOf(exception) || opened.Count >= MaxConnections)
                {
                    throw new DeviceException(DeviceErrorKind.Protocol, "The probe was not answered.", null, exception);
                }
            }

            current = await DeviceConnector.ConnectAsync(place, Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
            opened.Add(current);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DeviceConnection connection in opened)
        {
            connection.Dispose();
            foreach (var certificate in connection.PeerCertificates)
            {
                certificate.Dispose();
            }
        }
    }
}
