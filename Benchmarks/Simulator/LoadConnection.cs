using System.Buffers.Text;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace AxisOps.Benchmarks.Simulator;

/// <summary>
/// One kept HTTP/1.1 connection that costs as little as it can: on two cores the load generator must not be what is measured. It reads an answer to its
/// end by its length, or by the last chunk, and looks at the status only.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly byte[] buffer = new byte[64 * 1024];
    private Stream stream;

    private LoadConnection(Stream stream) => this.stream = stream;

    /// <summary>Gets the head of the last answer.</summary>
    internal string Head { get; private set; } = string.Empty;

    /// <summary>Opens a connection.</summary>
    /// <param name="endPoint">Where to.</param>
    /// <param name="secure">Whether TLS is spoken; the certificate is not looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The connection.</returns>
    internal static async Task<LoadConnection> OpenAsync(IPEndPoint endPoint, bool secure, CancellationToken cancellationToken)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        LoadConnection? connection = null;
        try
        {
            await socket.ConnectAsync(endPoint, cancellationToken).ConfigureAwait(false);
            connection = new LoadConnection(new NetworkStream(socket, ownsSocket: true));
            if (secure)
            {
                await connection.SecureAsync(cancellationToken).ConfigureAwait(false);
            }

            return connection;
        }
        catch
        {
            connection?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="request">The whole request.</param>
    /// <param name="keepsHead">Whether <see cref="Head"/> is wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The status.</returns>
    internal async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, bool keepsHead, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(request, cancellationToken).ConfigureAwait(false);
        int filled = 0;
        int end;
        do
        {
            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled = read > 0 ? filled + read : throw new IOException("The connection ended inside an answer.");
            end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        while (end < 0);

        if (keepsHead)
        {
            Head = Encoding.Latin1.GetString(buffer, 0, end);
        }

        int status = int.Parse(buffer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        await this.SkipBodyAsync(end + 4, filled, cancellationToken).ConfigureAwait(false);
        return status;
    }

    public void Dispose() => stream.Dispose();

    private static int? Length(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> name = "\r\nContent-Length: "u8;
        int at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
    }

    private async Task SecureAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA5359 // What a certificate says is not what is measured here.
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        stream = secured;
        await secured.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = string.Empty,
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
                EnabledSslProtocols = SslProtocols.None,
                AllowTlsResume = false,
            },
            cancellationToken).ConfigureAwait(false);
#pragma warning restore CA5359
    }

    private async ValueTask SkipBodyAsync(int bodyStart, int filled, CancellationToken cancellationToken)
    {
        if (Length(buffer.AsSpan(0, bodyStart)) is { } length)
        {
            for (int left = length - (filled - bodyStart); left > 0;)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(left, buffer.Length)), cancellationToken).ConfigureAwait(false);
                left = read > 0 ? left - read : throw new IOException("The connection ended inside an answer.");
            }

            return;
        }

        while (!buffer.AsSpan(0, filled).EndsWith("\r\n0\r\n\r\n"u8))
        {
            int read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
            filled = read > 0 ? filled + read : throw new IOException("The connection ended inside an answer.");
        }
    }
}
