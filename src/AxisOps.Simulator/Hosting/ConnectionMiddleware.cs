using System.Security.Authentication;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace AxisOps.Simulator.Hosting;

/// <summary>Kestrel's connection pipeline: journal, TLS with the device's own certificate, journal again.</summary>
internal static class ConnectionMiddleware
{
    public static void Configure(ListenOptions listener, bool https)
    {
        listener.Protocols = https ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
        listener.Use(next => connection => WatchAsync(next, connection));
        if (!https)
        {
            return;
        }

        listener.UseHttps(new TlsHandshakeCallbackOptions
        {
            OnConnection = context =>
            {
                var accepted = context.Connection.Features.Get<DeviceConnection>()!;
                accepted.HelloSeen = true;
                return accepted.Device.Tls.GetOptionsAsync();
            },
        });
        listener.Use(next => connection => NoteHandshake(next, connection));
    }

    private static async Task WatchAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        var accepted = connection.Features.Get<DeviceConnection>()!;
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            accepted.Device.Connections.Remove(accepted);
            if (accepted is { HelloSeen: true, HandshakeDone: false })
            {
                accepted.Note(JournalEntryKind.TlsHandshake, null, "failed");
            }
            else if (!accepted.HadRequests)
            {
                accepted.Note(JournalEntryKind.Connection, null, "closed without a request");
            }
        }
    }

    private static Task NoteHandshake(ConnectionDelegate next, ConnectionContext connection)
    {
        var accepted = connection.Features.Get<DeviceConnection>()!;
        accepted.HandshakeDone = true;
        var protocol = connection.Features.Get<ITlsHandshakeFeature>()?.Protocol;
        accepted.Note(JournalEntryKind.TlsHandshake, protocol == SslProtocols.Tls13 ? "TLS 1.3" : "TLS 1.2", null);
        return next(connection);
    }
}
