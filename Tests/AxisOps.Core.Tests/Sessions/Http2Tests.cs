using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>Against a real HTTP/2 server: current AXIS OS negotiates it on its HTTPS port.</summary>
public sealed class Http2Tests
{
    [Theory]
    [InlineData(HttpProtocols.Http1AndHttp2, "HTTP/2")]
    [InlineData(HttpProtocols.Http2, "HTTP/2")]
    [InlineData(HttpProtocols.Http1, "HTTP/1.1")]
    public async Task Send_SpeaksWhatWasNegotiated(HttpProtocols offered, string spoken)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using WebApplication server = await StartAsync(offered, certificate);
        var address = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(new DeviceTarget($"127.0.0.1:{address.Port}"));
        DeviceReply first = await session.SendAsync(DeviceRequest.Get("/x?a=b"), CancellationToken.None);
        DeviceReply second = await session.SendAsync(DeviceRequest.PostJson("/x", "{}"), CancellationToken.None);
        DeviceReply third = await session.SendAsync(new DeviceRequest(HttpMethod.Post, "/large") { Body = new byte[300_000] }, CancellationToken.None);

        Assert.Equal($"{spoken} 127.0.0.1:{address.Port} POST /large 300000", third.Text());
        Assert.Equal($"{spoken} 127.0.0.1:{address.Port} GET /x?a=b 0", first.Text());
        Assert.Equal($"{spoken} 127.0.0.1:{address.Port} POST /x 2", second.Text());
        Assert.Equal(first.Headers["X-Connection"], second.Headers["X-Connection"]);
    }

    private static async Task<WebApplication> StartAsync(HttpProtocols protocols, X509Certificate2 certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.UseHttps(certificate);
        })).UseKestrelHttpsConfiguration();
        WebApplication app = builder.Build();
        app.Run(async context =>
        {
            context.Response.Headers["X-Connection"] = context.Connection.Id;
            if (context.Request.Headers.Authorization.Count == 0)
            {
                context.Response.StatusCode = 401;
                context.Response.Headers.WWWAuthenticate = $"Basic realm=\"AXIS_{SessionBench.Serial}\"";
                return;
            }

            HttpRequest request = context.Request;
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            await context.Response.WriteAsync($"{request.Protocol} {request.Host} {request.Method} {request.Path}{request.QueryString} {body.Length}");
        });
        await app.StartAsync();
        return app;
    }
}
