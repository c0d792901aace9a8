using System.Globalization;
using System.Xml.Linq;
using AxisOps.Simulator.Hosting;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>What one device says of itself by WS-Discovery.</summary>
internal static class WsDevice
{
    public static string Endpoint(SimulatedDevice device) => $"urn:uuid:{device.WsDiscoveryId:D}";

    public static string Types(SimulatedDevice device) => string.Join(' ', Document(device).Types);

    /// <summary>Names in scopes are parts of URIs: a blank is <c>%20</c>.</summary>
    public static IReadOnlyList<string> Scopes(SimulatedDevice device) =>
    [
        .. Document(device).Scopes.Select(scope => scope
            .Replace("{{model}}", Uri.EscapeDataString(device.Model), StringComparison.Ordinal)
            .Replace("{{shortname}}", Uri.EscapeDataString(device.ProfileData.Document.ShortName), StringComparison.Ordinal)),
    ];

    /// <summary>The service at each address, by each scheme that is served.</summary>
    public static string TransportAddresses(SimulatedDevice device) => string.Join(' ', device.Addresses.SelectMany(address => Roots(device, address.InUri())));

    public static bool Matches(SimulatedDevice device, WsRequest request)
    {
        if (request.Endpoint is { } endpoint)
        {
            return string.Equals(endpoint, Endpoint(device), StringComparison.OrdinalIgnoreCase);
        }

        XName[] types = [.. Document(device).Types.Select(type => type.Split(':')).Select(parts => WsNames.Prefixes[parts[0]] + parts[1])];
        return request.Types.All(type => type is not null && types.Contains(type)) && ScopeMatch.All(request.Scopes, Scopes(device), request.MatchBy);
    }

    public static string Write(SimulatedDevice device, WsMessage message) => device.ProfileData.WsDiscoveryMessages[message.Kind].RenderText(token => XmlText.Escape(token switch
    {
        "wsd:message" => $"uuid:{message.MessageId:D}",
        "wsd:relates" => message.RelatesTo,
        "wsd:to" => message.To,
        "wsd:number" => message.Number.ToString(CultureInfo.InvariantCulture),
        "wsd:instance" => message.Instance.ToString(CultureInfo.InvariantCulture),
        "wsd:endpoint" => Endpoint(device),
        "wsd:types" => Types(device),
        "wsd:scopes" => string.Join(' ', Scopes(device)),
        "wsd:xaddrs" => TransportAddresses(device),
        "wsd:version" => message.MetadataVersion.ToString(CultureInfo.InvariantCulture),
        _ => DeviceTokens.Resolve(device, token),
    }));

    private static Profiles.WsDiscoveryDocument Document(SimulatedDevice device) => device.ProfileData.Document.Discovery.WsDiscovery!;

    private static IEnumerable<string> Roots(SimulatedDevice device, string host)
    {
        if (device.ServesHttp)
        {
            yield return Root("http", host, device.HttpPort, 80);
        }

        if (device.ServesHttps)
        {
            yield return Root("https", host, device.HttpsPort, 443);
        }
    }

    private static string Root(string scheme, string host, int port, int usual) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}{(port == usual ? string.Empty : $":{port}")}/onvif/device_service");
}
