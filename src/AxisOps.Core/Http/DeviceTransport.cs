using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace AxisOps.Core.Http;

/// <summary>
/// The HTTP engine under all sessions: one client, one handler. It never opens a connection itself - every request names the open
/// <see cref="DeviceConnection"/> it goes over - follows nothing, keeps no cookie and knows no proxy and no credential.
/// </summary>
internal sealed class DeviceTransport : IDisposable
{
    /// <summary>From this size on a body waits for the device's consent (RFC 9110 section 10.1.1), so that a 401 does not cost it twice.</summary>
    internal const int LargeBodyBytes = 64 * 1024;

    private const string ClientName = "device";

    // The path goes out as it was asked for: dot segments may be meant, and Digest signs what is in the request line.
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly HttpRequestOptionsKey<DeviceConnection> ConnectionKey = new("AxisOps.Connection");

    private readonly SocketsHttpHandler handler;
    private readonly ServiceProvider services;
    private readonly HttpClient client;
    private readonly TimeProvider time;

    internal DeviceTransport(TimeProvider time)
    {
        this.time = time;
        handler = CreateHandler();
        var collection = new ServiceCollection();
        collection.AddHttpClient(ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services = collection.BuildServiceProvider();
        client = services.GetRequiredService<IHttpClientFactory>().CreateClient(ClientName);
        client.Timeout = Timeout.InfiniteTimeSpan;
    }

    /// <summary>Sends one request over an open connection and reads the whole answer.</summary>
    /// <param name="connection">The connection; nothing else is ever used.</param>
    /// <param name="request">What to send.</param>
    /// <param name="authorization">The value of the Authorization header, or null.</param>
    /// <param name="cancellationToken">Stops waiting; also the time limit.</param>
    /// <returns>The answer.</returns>
    internal async Task<DeviceReply> ExchangeAsync(
        DeviceConnection connection, DeviceRequest request, string? authorization, CancellationToken cancellationToken)
    {
        long started = time.GetTimestamp();
        using HttpRequestMessage message = Compose(connection, request, authorization);
        using HttpResponseMessage response = await client
            .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
        ReadOnlyMemory<byte> body = await BodyReader.ReadAsync(response.Content, request.MaxResponseBytes, cancellationToken).ConfigureAwait(false);
        return ReplyReader.Read(response, body, time.GetUtcNow(), time.GetElapsedTime(started));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        services.Dispose();
        handler.Dispose();
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        ConnectCallback = (context, _) => context.InitialRequestMessage.Options.TryGetValue(ConnectionKey, out DeviceConnection? connection)
            ? ValueTask.FromResult(connection.HandOver())
            : throw new InvalidOperationException("A request without a connection."),
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PreAuthenticate = false,
        Credentials = null,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        MaxResponseHeadersLength = 64,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        MaxConnectionsPerServer = 1,
        EnableMultipleHttp2Connections = false,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
        // A user name may hold any character; RFC 7616 section 4 has it in UTF-8.
        RequestHeaderEncodingSelector = (name, _) => name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : null,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    };

    private static HttpRequestMessage Compose(DeviceConnection connection, DeviceRequest request, string? authorization)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(connection.BaseAddress + request.Path, in AsItIs))
        {
            Version = connection.HttpVersion,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        message.Options.Set(ConnectionKey, connection);
        message.Headers.Host = connection.Place.HostHeader;
        message.Headers.TryAddWithoutValidation("User-Agent", "AxisOps");
        if (authorization is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        if (request.Body.Length > 0 || request.ContentType is not null)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Headers.ExpectContinue = request.Body.Length >= LargeBodyBytes ? true : null;
            if (request.ContentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
            }
        }

        return message;
    }
}
