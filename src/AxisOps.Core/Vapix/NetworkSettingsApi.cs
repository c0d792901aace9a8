using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary><c>network_settings.cgi</c>, AXIS OS 8.50 and later, for administrators.</summary>
internal static class NetworkSettingsApi
{
    public const string Name = "network_settings.cgi";

    private const string Path = "/axis-cgi/network_settings.cgi";

    /// <summary>Reads host name, interfaces and addresses.</summary>
    public static Task<NetworkInfo> GetNetworkInfoAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request(Path, "getNetworkInfo"), Name, "getNetworkInfo", Parse, cancellationToken);

    /// <summary>Parses the answer.</summary>
    public static NetworkInfo Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, Read);

    private static NetworkInfo Read(JsonElement data) => new(
        data.Object("system")?.Object("hostname")?.Text("hostname"),
        [.. data.List("devices").Select(ReadDevice)]);

    private static NetworkDevice ReadDevice(JsonElement device) => new(
        device.Text("name"),
        device.Text("type"),
        device.Text("macAddress"),
        device.Flag("link"),
        [.. ReadAddresses(device, "IPv4"), .. ReadAddresses(device, "IPv6")]);

    private static IEnumerable<NetworkAddress> ReadAddresses(JsonElement device, string family) =>
        device.Object(family) is { } ip ? ip.List("addresses").Select(ReadAddress).OfType<NetworkAddress>() : [];

    private static NetworkAddress? ReadAddress(JsonElement entry) =>
        NetworkAddress.From(entry.Text("address"), entry.Number("prefixLength"), entry.Text("origin"));
}
