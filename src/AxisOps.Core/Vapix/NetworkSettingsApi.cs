using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>network_settings.cgi</c>, AXIS OS 8.50 and later, for administrators.</summary>
internal static class NetworkSettingsApi
{
    public const string Name = "network_settings.cgi";

    /// <summary>Reads host name, interfaces and addresses.</summary>
    public static async Task<NetworkInfo> GetNetworkInfoAsync(IDeviceChannel channel, CancellationToken cancellationToken)
    {
        DeviceReply reply = await channel.SendAsync(JsonRpcReply.Request("/axis-cgi/network_settings.cgi", "getNetworkInfo"), cancellationToken).ConfigureAwait(false);
        return Parse(reply, new ApiCall(channel.Target, Name, "getNetworkInfo"));
    }

    /// <summary>Parses the answer.</summary>
    public static NetworkInfo Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, data => new NetworkInfo(
        data.Object("system")?.Object("hostname")?.Text("hostname"),
        [.. data.List("devices").Select(ReadDevice)]));

    private static NetworkDevice ReadDevice(JsonElement device) => new(
        device.Text("name"),
        device.Text("type"),
        device.Text("macAddress"),
        device.Flag("link"),
        [.. ReadAddresses(device, "IPv4"), .. ReadAddresses(device, "IPv6")]);

    private static IEnumerable<NetworkAddress> ReadAddresses(JsonElement device, string family) =>
        device.Object(family) is { } ip
            ? ip.List("addresses").Select(entry => NetworkAddress.From(entry.Text("address"), entry.Number("prefixLength"), entry.Text("origin"))).OfType<NetworkAddress>()
            : [];
}
