using System.Security.Authentication;
using AxisOps.Simulator.Journal;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
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
            listener.Use(next => connection => SpeakAsDeviceAsync(next, connection));
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
        listener.Use(next => connection => SpeakAsDeviceAsync(next, connection));
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

    /// <summary>Puts Kestrel's own refusals into the device's words: HTTP/1 only, as HTTP/2 refuses with frames, and not at the port of UPnP descriptions.</summary>
    private static async Task SpeakAsDeviceAsync(ConnectionDelegate next, ConnectionContext connection)
    {
        var accepted = connection.Features.Get<DeviceConnection>()!;
        var isSecond = connection.Features.Get<ITlsApplicationProtocolFeature>()?.ApplicationProtocol.Span.SequenceEqual("h2"u8) ?? false;
        if (isSecond || accepted.Upnp)
        {
            await next(connection).ConfigureAwait(false);
            return;
        }

        var transport = connection.Transport;
        connection.Transport = new DuplexPipe(transport.Input, new RefusalWriter(transport.Output, accepted));
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.Transport = transport;
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
