using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Sessions;

/// <summary>The connection to one device: opened when needed, replaced when lost. It knows who presented what, and decides nothing.</summary>
internal sealed class DeviceLine(SessionServices services, DeviceTarget target, DeviceDialer dialer) : IDisposable
{
    private readonly List<X509Certificate2> certificates = [];
    private DeviceConnection? connection;
    private volatile bool isDisposed;

    internal DevicePlace? Place { get; private set; }

    /// <summary>Gets what the peer presented; null over plain HTTP and before the first connection.</summary>
    internal PeerCertificate? Peer { get; private set; }

    internal IReadOnlyList<X509Certificate2> PeerCertificates { get; private set; } = [];

    /// <summary>Gets how many different peers there were: a decision holds for one of them only.</summary>
    internal int Generation { get; private set; }

    internal bool IsOpen => !isDisposed && connection is { IsOpen: true };

    /// <summary>Gives the open connection, or opens one to the same place as before.</summary>
    internal async Task<DeviceConnection> ConnectAsync(SessionOptions options, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(IDeviceSession));
        if (connection is { IsOpen: true } open)
        {
            return open;
        }

        connection?.Dispose();
        connection = Place is null
            ? await dialer.DialAsync(options, cancellationToken).ConfigureAwait(false)
            : await dialer.RedialAsync(Place, options, cancellationToken).ConfigureAwait(false);
        if (isDisposed)
        {
            connection.Dispose();
        }

        bool isFirst = Place is null;
        Place = connection.Place;
        Meet(connection.PeerCertificates, connection.Proof, isFirst);
        return connection;
    }

    /// <summary>Sends one request over a connection and reads the answer, within the time limit. Any failure closes the connection.</summary>
    /// <exception cref="ConnectionClosedException">The connection was gone, as far as can be told before any answer.</exception>
    internal async Task<DeviceReply> TransferAsync(
        DeviceConnection open, DeviceRequest request, string? authorization, SessionOptions options, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.RequestTimeout, services.Time);
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        try
        {
            DeviceReply reply = await services.Transport.ExchangeAsync(open, request, authorization, limit.Token).ConfigureAwait(false);
            if (options.Observer is { HearsRequests: true } observer)
            {
                string line = $"{request.Method} {Redactor.Path(request.Path)} -> {reply.Status}, {reply.Body.Length} bytes, {reply.Elapsed.TotalMilliseconds:F0} ms";
                observer.Trace(target, authorization is null ? line : line + ", with credential");
            }

            return reply;
        }
        catch (Exception exception)
        {
            open.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            if (ConnectionClosedException.IsCauseOf(exception))
            {
                throw new ConnectionClosedException();
            }

            if (ExchangeFailure.Judge(exception, limit.IsCancellationRequested) is not { } failure)
            {
                throw;
            }

            throw Failed(request, failure.Kind, failure.Reason, failure.Action, exception);
        }
    }

    /// <summary>Asks something as anybody may, without a credential whatever happens; on a new connection where the device has closed the old one.</summary>
    internal async Task<DeviceReply> AskAsync(DeviceRequest request, SessionOptions options, CancellationToken cancellationToken)
    {
        for (int attempt = 0; ; attempt++)
        {
            DeviceConnection open = await ConnectAsync(options, cancellationToken).ConfigureAwait(false);
            try
            {
                return await TransferAsync(open, request, authorization: null, options, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectionClosedException) when (attempt == 0)
            {
                // A question may be asked twice.
            }
            catch (ConnectionClosedException exception)
            {
                throw Lost(request, exception);
            }
        }
    }

    internal DeviceException Lost(DeviceRequest request, Exception cause) => Failed(
        request, DeviceErrorKind.Unreachable, "the connection was closed before an answer", "The device may be restarting: try again in a minute.", cause);

    internal DeviceException Failed(DeviceRequest request, DeviceErrorKind kind, string reason, string? action, Exception? cause, int? code = null) =>
        new(kind, $"{target}: {request.Method} {Redactor.Path(request.Path)}: {reason}.", action, cause) { Code = code };

    /// <summary>Closes the connection; the next use opens another.</summary>
    internal void Close() => connection?.Dispose();

    /// <summary>Closes the connection for good, from any thread.</summary>
    internal void Abort()
    {
        isDisposed = true;
        Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Abort();
        certificates.ForEach(certificate => certificate.Dispose());
        certificates.Clear();
    }

    private void Meet(IReadOnlyList<X509Certificate2> presented, ChainProof? proof, bool isFirst)
    {
        if (presented.Count == 0)
        {
            Generation = 1;
            return;
        }

        if (!isFirst && Peer!.Leaf.RawDataMemory.Span.SequenceEqual(presented[0].RawDataMemory.Span))
        {
            foreach (X509Certificate2 certificate in presented)
            {
                certificate.Dispose();
            }

            return;
        }

        // The former ones stay valid until the end: somebody may be reading them.
        certificates.AddRange(presented);
        PeerCertificates = presented;
        Peer = new PeerCertificate(presented, proof);
        Generation++;
    }
}
