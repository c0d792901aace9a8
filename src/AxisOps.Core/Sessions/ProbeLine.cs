using AxisOps.Core.Http;

namespace AxisOps.Core.Sessions;

/// <summary>
/// Sends anonymous questions to one place, with a new connection where the device closes after each answer. A peer that closes without having answered
/// anything on a connection is tried once more and then left alone.
/// </summary>
internal sealed class ProbeLine(DeviceConnection first, DeviceTransport transport, TimeProvider time) : IDisposable
{
    private readonly DevicePlace place = first.Place;
    private readonly List<DeviceConnection> opened = [];
    private DeviceConnection current = first;
    private bool hasAnswered;
    private bool hasSpareTry = true;

    internal async Task<DeviceReply> SendAsync(DeviceRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                DeviceReply reply = await transport.ExchangeAsync(current, request, authorization: null, cancellationToken).ConfigureAwait(false);
                hasAnswered = true;
                return reply;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                current.Dispose();
                if (!ConnectionClosedException.IsCauseOf(exception) || !(hasAnswered || hasSpareTry))
                {
                    throw new DeviceException(DeviceErrorKind.Protocol, "The probe was not answered.", null, exception);
                }
            }

            hasSpareTry &= hasAnswered;
            hasAnswered = false;
            current = await DeviceConnector.ConnectAsync(place, roots: null, Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
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
