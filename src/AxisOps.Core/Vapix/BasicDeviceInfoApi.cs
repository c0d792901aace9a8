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
    public static Task<IReadOnlyList<string>> GetSupportedVersionsAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request(Path, "getSupportedVersions", null), Name, "getSupportedVersions", ParseVersions, cancellationToken);

    /// <summary>Parses the answer to either read.</summary>
    public static BasicDeviceInfo Parse(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Device, Read);

    /// <summary>Parses the list of versions.</summary>
    public static IReadOnlyList<string> ParseVersions(DeviceReply reply, ApiCall call) =>
        JsonRpcReply.Read(reply, call, JsonRpcCodes.Device, data => data.Texts("apiVersions"));

    private static Task<BasicDeviceInfo> GetAsync(
        IDeviceChannel channel,
        string method,
        RequestAuthentication authentication,
        CancellationToken cancellationToken) =>
        channel.AskAsync(JsonRpcReply.Request(Path, method) with { Authentication = authentication }, Name, method, Parse, cancellationToken);

    private static BasicDeviceInfo Read(JsonElement data)
    {
        JsonElement list = data.Object("propertyList") ?? throw new JsonException("it has no 'propertyList'.");
        var properties = list.Members("propertyList").Take(4 * MaxExtra)
            .ToDictionary(property => property.Name, property => list.Text(property.Name), StringComparer.Ordinal);
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
            Extra = Clean(properties),
        };
    }

    private static Dictionary<string, string> Clean(Dictionary<string, string?> properties)
    {
        var clean = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string? value) in properties)
        {
            if (value is not null && DeviceText.Value(key) is { } name && clean.Count < MaxExtra)
            {
                clean[name] = value;
            }
        }

        return clean;
    }
}
