using System.Text.Json;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>
/// <c>basicdeviceinfo.cgi</c>, AXIS OS 8.40 and later: who the device is. The unrestricted part is anonymous from API 1.2 (not on 9.80).
/// </summary>
internal static class BasicDeviceInfoApi
{
    public const string Name = "basicdeviceinfo.cgi";

    private const string Path = "/axis-cgi/basicdeviceinfo.cgi";

    private const int MaxExtra = 64;

    /// <summary>Reads every property; needs an account.</summary>
    public static Task<BasicDeviceInfo> GetAllPropertiesAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        GetAsync(channel, "getAllProperties", RequestAuthentication.WhenAsked, cancellationToken);

    /// <summary>Reads what anybody may read.</summary>
    public static Task<BasicDeviceInfo> GetAllUnrestrictedPropertiesAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        GetAsync(channel, "getAllUnrestrictedProperties", RequestAuthentication.Anonymous, cancellationToken);

    /// <summary>Reads the API versions.</summary>
    public static async Task<IReadOnlyList<string>> GetSupportedVersionsAsync(IDeviceChannel channel, CancellationToken cancellationToken)
    {
        DeviceReply reply = await channel.SendAsync(JsonRpcReply.Request(Path, "getSupportedVersions", apiVersion: null), cancellationToken).ConfigureAwait(false);
        return JsonRpcReply.Read(reply, new ApiCall(channel.Target, Name, "getSupportedVersions"), JsonRpcCodes.Device, data => data.Texts("apiVersions"));
    }

    /// <summary>Parses the answer to either read.</summary>
    public static BasicDeviceInfo Parse(DeviceReply reply, ApiCall call) =>
        JsonRpcReply.Read(reply, call, JsonRpcCodes.Device, data => Read(data.Object("propertyList") ?? throw new JsonException("it has no 'propertyList'.")));

    private static async Task<BasicDeviceInfo> GetAsync(IDeviceChannel channel, string method, RequestAuthentication authentication, CancellationToken cancellationToken)
    {
        DeviceReply reply = await channel.SendAsync(JsonRpcReply.Request(Path, method, authentication: authentication), cancellationToken).ConfigureAwait(false);
        return Parse(reply, new ApiCall(channel.Target, Name, method));
    }

    private static BasicDeviceInfo Read(JsonElement list)
    {
        var properties = list.Members("propertyList").Take(4 * MaxExtra).ToDictionary(property => property.Name, property => list.Text(property.Name), StringComparer.Ordinal);
        string? Take(string name) => properties.Remove(name, out string? value) ? value : null;
        return new BasicDeviceInfo
        {
            Brand = Take("Brand"),
            ProdNbr = Take("ProdNbr"),
            ProdFullName = Take("ProdFullName"),
            ProdType = Take("ProdType"),
            ProdVariant = Take("ProdVariant"),
            SerialNumber = Take("SerialNumber"),
            Version = Take("Version"),
            BuildDate = Take("BuildDate"),
            HardwareId = Take("HardwareID"),
            Soc = Take("Soc"),
            Architecture = Take("Architecture"),
            Extra = properties.Where(pair => pair.Value is not null).Take(MaxExtra)
                .Select(pair => (Name: DeviceText.Value(pair.Key), pair.Value)).Where(pair => pair.Name is not null).DistinctBy(pair => pair.Name)
                .ToDictionary(pair => pair.Name!, pair => pair.Value!, StringComparer.Ordinal),
        };
    }
}
