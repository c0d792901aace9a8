using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Trust;

namespace AxisOps.Core.Http;

/// <summary>
/// One open connection. It has an authority of its own (<c>c17.device.invalid</c>, RFC 6761), under which the shared handler keeps it: no
/// request of another session can ever be put on it, and no other connection can answer for it.
/// </summary>
internal sealed class DeviceConnection : IDisposable
{
    private static long lastNumber;

    private readonly ObservedStream wire;
    private readonly Stream stream;
    private int handedOver;

    internal DeviceConnection(DevicePlace place, ObservedStream wire, Stream stream, PresentedCertificates presented)
    {
        Place = place;
        this.wire = wire;
        this.stream = stream;
        PeerCertificates = presented.All;
        Proof = presented.Proof;
        string host = string.Create(CultureInfo.InvariantCulture, $"c{Interlocked.Increment(ref lastNumber)}.device.invalid");
        BaseAddress = (place.Scheme == DeviceScheme.Https ? "https://" : "http://") + host;
        HttpVersion = stream is SslStream tls && tls.NegotiatedApplicationProtocol == SslApplicationProtocol.Http2
            ? System.Net.HttpVersion.Version20
            : System.Net.HttpVersion.Version11;
    }

    internal DevicePlace Place { get; }

    /// <summary>Gets the scheme and synthetic authority, without a slash at the end.</summary>
    internal string BaseAddress { get; }

    internal Version HttpVersion { get; }

    /// <summary>Gets what the peer presented, leaf first; empty over plain HTTP. The holder of the connection disposes them, not the connection.</summary>
    internal IReadOnlyList<X509Certificate2> PeerCertificates { get; }

    /// <summary>Gets the chain that was built in the handshake; null when it led to none of the roots.</summary>
    internal ChainProof? Proof { get; }

    internal long BytesSent => wire.BytesSent;

    internal bool IsOpen => !wire.IsClosed;

    /// <summary>Gives the stream to the shared handler, once.</summary>
    /// <exception cref="ConnectionClosedException">It was given before: the handler wants a second connection.</exception>
    internal Stream HandOver() =>
        Interlocked.Exchange(ref handedOver, 1) == 0 && IsOpen ? stream : throw new ConnectionClosedException();

    /// <inheritdoc/>
    public void Dispose()
    {
        // The socket first: disposing SslStream alone may wait for a write in flight.
        wire.Dispose();
        stream.Dispose();
    }
}
