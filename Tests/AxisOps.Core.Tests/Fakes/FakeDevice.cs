using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>A server on loopback that speaks HTTP/1.1 by hand, keeps every byte it received, and knows how many connections are open.</summary>
internal sealed class FakeDevice : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<int, Task> connections = new();
    private readonly ConcurrentQueue<FakeRequest> requests = new();
    private readonly StringBuilder received = new();
    private readonly Func<FakeRequest, FakeAnswer> answer;
    private readonly Task accepting;
    private int count;

    private FakeDevice(Func<FakeRequest, FakeAnswer> answer, X509Certificate2? certificate, X509Certificate2Collection? chain)
    {
        this.answer = answer;
        Use(certificate, chain);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    internal int Port { get; }

    internal int ConnectionCount => Volatile.Read(ref count);

    internal IReadOnlyList<FakeRequest> Requests => [.. requests];

    /// <summary>Gets everything received, decrypted, as ISO 8859-1.</summary>
    internal string Received
    {
        get
        {
            lock (received)
            {
                return received.ToString();
            }
        }
    }

    private SslStreamCertificateContext? Identity { get; set; }

    internal static FakeDevice Start(
        Func<FakeRequest, FakeAnswer> answer, X509Certificate2? certificate = null, X509Certificate2Collection? chain = null) => new(answer, certificate, chain);

    /// <summary>Changes the certificate for the connections to come.</summary>
    internal void Use(X509Certificate2? certificate, X509Certificate2Collection? chain = null) =>
        Identity = certificate is null ? null : SslStreamCertificateContext.Create(certificate, chain, offline: true);

    /// <summary>Ends when no connection is open any more.</summary>
    internal Task AllClosedAsync() => Task.WhenAll(connections.Values).WaitAsync(TimeSpan.FromSeconds(20));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections.Values);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await listener.AcceptSocketAsync(stop.Token);
                int number = Interlocked.Increment(ref count);
                connections[number] = ServeAsync(number, socket);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(int number, Socket socket)
    {
        await Task.Yield();
        Stream stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (Identity is { } identity)
            {
                var tls = new SslStream(stream);
                stream = tls;
                await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = identity }, stop.Token);
            }

            while (await ReadAsync(number, stream) is { } request)
            {
                requests.Enqueue(request);
                FakeAnswer reaction = answer(request);
                await reaction.Play(stream, stop.Token);
                await stream.FlushAsync(stop.Token);
                if (reaction.Close)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or AuthenticationException or SocketException or ObjectDisposedException)
        {
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    private async Task<FakeRequest?> ReadAsync(int number, Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
            lock (received)
            {
                received.Append((char)one[0]);
            }
        }

        string[] lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(
            part => part[0], part => part[1].Trim(), StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[headers.TryGetValue("Content-Length", out string? length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        if (headers.ContainsKey("Expect"))
        {
            // This device decides on the head alone, as Apache does for a protected path.
            string[] early = lines[0].Split(' ');
            FakeRequest announced = new(number, early[0], early[1], headers, []);
            if (!headers.ContainsKey("Authorization"))
            {
                return announced;
            }

            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop.Token);
        }

        await stream.ReadExactlyAsync(body, stop.Token);
        lock (received)
        {
            received.Append(Encoding.Latin1.GetString(body));
        }

        string[] first = lines[0].Split(' ');
        return new FakeRequest(number, first[0], first[1], headers, body);
    }
}
