using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Http;

/// <summary>Opens connections: TCP and, for HTTPS, the handshake. It takes every certificate; the decision on it is the caller's, before any request.</summary>
internal static class DeviceConnector
{
    private static readonly List<SslApplicationProtocol> Protocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11];

    /// <summary>Connects to a place.</summary>
    /// <param name="place">Where and how.</param>
    /// <param name="roots">What the chain that the platform builds in the handshake may lead to; null for nothing.</param>
    /// <param name="timeout">The limit for connection and handshake together.</param>
    /// <param name="time">The clock of the limit.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The open connection.</returns>
    /// <exception cref="ConnectException">No connection came about.</exception>
    internal static async Task<DeviceConnection> ConnectAsync(
        DevicePlace place, X509Certificate2Collection? roots, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        ObservedStream? wire = null;
        var presented = new PresentedCertificates(roots, time);
        try
        {
            wire = new ObservedStream(await DialAsync(place, linked.Token).ConfigureAwait(false));
            Stream stream = place.Scheme == DeviceScheme.Https
                ? await ShakeHandsAsync(place, wire, presented, linked.Token).ConfigureAwait(false)
                : wire;
            return new DeviceConnection(place, wire, stream, presented);
        }
        catch (Exception exception)
        {
            if (wire is not null)
            {
                await wire.DisposeAsync().ConfigureAwait(false);
            }

            presented.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            ConnectProblem? problem = Judge(exception, wire, limit.IsCancellationRequested);
            if (problem is null)
            {
                throw;
            }

            throw new ConnectException(place, problem.Value, exception);
        }
    }

    private static async Task<Socket> DialAsync(DevicePlace place, CancellationToken cancellationToken)
    {
        IPAddress[] addresses = IPAddress.TryParse(place.Host, out IPAddress? address)
            ? [address]
            : await Dns.GetHostAddressesAsync(place.Host, cancellationToken).ConfigureAwait(false);
        return await DialFirstAsync(addresses, place.Port, MakeSocket, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects to the first address that can be reached; a family this computer does not speak is such a failure too.</summary>
    internal static async Task<Socket> DialFirstAsync(
        IReadOnlyList<IPAddress> addresses, int port, Func<AddressFamily, Socket> make, CancellationToken cancellationToken)
    {
        SocketException? last = null;
        foreach (IPAddress candidate in addresses)
        {
            Socket? socket = null;
            try
            {
                socket = make(candidate.AddressFamily);
                await socket.ConnectAsync(new IPEndPoint(candidate, port), cancellationToken).ConfigureAwait(false);
                return socket;
            }
            catch (SocketException exception)
            {
                last = exception;
                socket?.Dispose();
            }
            catch
            {
                socket?.Dispose();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }

    private static Socket MakeSocket(AddressFamily family) => new(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private static async Task<SslStream> ShakeHandsAsync(
        DevicePlace place, ObservedStream wire, PresentedCertificates presented, CancellationToken cancellationToken)
    {
        var tls = new DeviceTlsStream(wire);
        try
        {
            await tls.AuthenticateAsClientAsync(Options(place, presented), cancellationToken).ConfigureAwait(false);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static SslClientAuthenticationOptions Options(DevicePlace place, PresentedCertificates presented) => new()
    {
        // For an address SslStream sends no SNI (RFC 6066 section 3).
        TargetHost = place.Host,
        ApplicationProtocols = Protocols,
        AllowRenegotiation = false,
        // A resumed handshake shows the leaf without its intermediates, and the decision is to rest on a proof made for this connection.
        AllowTlsResume = true,
        CertificateChainPolicy = presented.Policy(),
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) => presented.Take(certificate, chain, errors),
    };

    private static ConnectProblem? Judge(Exception exception, ObservedStream? wire, bool timedOut)
    {
        if (timedOut)
        {
            return ConnectProblem.TimedOut;
        }

        if (wire is not null && exception is AuthenticationException or IOException or SocketException)
        {
            return wire.FirstByte switch
            {
                -1 => ConnectProblem.Reset,
                // A TLS record starts with its content type, here alert (21) or handshake (22): RFC 8446 section 5.1.
                22 when exception is not AuthenticationException => ConnectProblem.Lost,
                21 or 22 => ConnectProblem.TlsFailed,
                _ => ConnectProblem.NotTls,
            };
        }

        return (exception as SocketException)?.SocketErrorCode switch
        {
            null => null,
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery => ConnectProblem.NameNotFound,
            SocketError.ConnectionRefused => ConnectProblem.Refused,
            SocketError.ConnectionReset or SocketError.ConnectionAborted => ConnectProblem.Reset,
            SocketError.TimedOut => ConnectProblem.TimedOut,
            _ => ConnectProblem.NoRoute,
        };
    }
}
