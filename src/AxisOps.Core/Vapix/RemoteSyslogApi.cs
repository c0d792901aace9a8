using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>remotesyslog.cgi</c>, AXIS OS 10.1 and later, for administrators. Documented; no answer of a device is recorded.</summary>
internal static class RemoteSyslogApi
{
    public const string Name = "remotesyslog.cgi";

    /// <summary>Reads whom the log is sent to.</summary>
    public static Task<RemoteSyslog> StatusAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/remotesyslog.cgi", "status"), Name, "status", Parse, cancellationToken);

    /// <summary>Parses the answer to status, setup, enable and disable, which is the same.</summary>
    public static RemoteSyslog Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Messaging, data =>
        new RemoteSyslog(data.Flag("enabled"), [.. data.List("servers").Select(Read)]));

    private static RemoteSyslogServer Read(JsonElement server) => new(
        server.Text("address"),
        server.Whole("port"),
        server.Text("protocol"),
        server.Text("syslogFormat"),
        server.Text("severity"),
        server.Text("type"));
}
