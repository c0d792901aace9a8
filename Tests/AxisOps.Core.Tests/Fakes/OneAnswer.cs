using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>Answers the first bytes of every connection with the same bytes and closes it.</summary>
internal sealed class OneAnswer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;

    private readonly byte[] answer;

    private OneAnswer(byte[] answer)
    {
        this.answer = answer;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A web server on a port without TLS.</summary>
    internal static OneAnswer PlainHttp() => new("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());

    /// <summary>A TLS server that finds no common version or cipher: the alert handshake_failure of RFC 8446 section 6.</summary>
    internal static OneAnswer TlsAlert() => new([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28]);

    /// <summary>A TLS server that goes down in the middle of its first message: the head of a handshake record of 64 bytes, RFC 8446 section 5.1.</summary>
    internal static OneAnswer BrokenHandshake() => new([0x16, 0x03, 0x03, 0x00, 0x40, 0x02]);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await accepting;
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using Socket socket = await listener.AcceptSocketAsync(stop.Token);
                await socket.ReceiveAsync(new byte[4096], stop.Token);
                await socket.SendAsync(answer, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
