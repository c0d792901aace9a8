using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>ntp.cgi</c>, AXIS OS 9.10 and later, for administrators.</summary>
internal static class NtpApi
{
    public const string Name = "ntp.cgi";

    /// <summary>Reads the state of the client.</summary>
    public static Task<NtpInfo> GetNTPInfoAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request("/axis-cgi/ntp.cgi", "getNTPInfo"), Name, "getNTPInfo", Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static NtpInfo Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, data =>
        data.Object("client") is { } client ? Read(client) : new NtpInfo(null, null, null, null, [], []));

    private static NtpInfo Read(JsonElement client) => new(
        client.Flag("enabled"),
        client.Flag("synced"),
        client.Text("serversSource"),
        client.Number("timeOffset") is { } offset && Math.Abs(offset) < 1e14 ? TimeSpan.FromMilliseconds(offset) : null,
        client.Texts("staticServers"),
        client.Texts("advertisedServers"));
}
