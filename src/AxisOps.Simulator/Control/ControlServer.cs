using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AxisOps.Simulator.Control;

/// <summary>
/// The way to change a fleet while it runs: plain JSON over HTTP on a port of its own, on 127.0.0.1 only, for whoever has the token that was made at
/// the start. It sends no CORS header, so that no web page can read or write here even with the token.
/// </summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int MaxBody = 2 << 20; // the serial numbers of the largest fleet, and room
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(500);
    private readonly WebApplication application;

    private ControlServer(WebApplication application, string token)
    {
        this.application = application;
        this.Token = token;
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        this.Address = new Uri(addresses.Addresses.Single());
    }

    /// <summary>Gets the root of the interface.</summary>
    public Uri Address { get; }

    /// <summary>Gets what a caller has to send as <c>Authorization: Bearer</c>.</summary>
    public string Token { get; }

    /// <summary>Opens the port.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ControlServer> StartAsync(int port, ControlledFleet fleet, CancellationToken cancellationToken)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxConcurrentConnections = 64;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes("Bearer " + token));
        application.Run(context => IsKnown(context.Request, expected)
            ? ControlRouter.HandleAsync(context, fleet)
            : RefuseAsync(context));
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new ControlServer(application, token);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(StopWithin);
        await this.application.StopAsync(patience.Token).ConfigureAwait(false);
        await this.application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Compares hashes, so that neither the time nor the length of a guess tells anything.</summary>
    private static bool IsKnown(HttpRequest request, byte[] expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers.Authorization.ToString())), expected);

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return ControlReply.Error(401, "The token of the ready line is needed, as 'Authorization: Bearer <token>'.").WriteAsync(context.Response);
    }
}
