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

    /// <summary>Parses the answer to a method that sets something: an empty <c>data</c>.</summary>
    public static bool ParseChange(DeviceReply reply, ApiCall call) => JsonRpcReply.Read(reply, call, JsonRpcCodes.Network, _ => true);

    private static NetworkInfo Read(JsonElement data)
    {
        JsonElement? system = data.Object("system");
        JsonElement? resolver = system?.Object("resolver");
        return new NetworkInfo(system?.Object("hostname")?.Text("hostname"), [.. data.List("devices").Select(ReadDevice)])
        {
            UsesDhcpHostName = system?.Object("hostname")?.Flag("useDhcpHostname"),
            UsesDhcpResolver = resolver?.Flag("useDhcpResolverInfo"),
            NameServers = resolver?.Texts("nameServers") ?? [],
            SearchDomains = resolver?.Texts("searchDomains") ?? [],
            DomainName = resolver?.Text("domainName"),
            Proxies = system?.Object("globalProxies") is { } proxies
                ? new NetworkProxies(Proxy(proxies, "httpProxy"), Proxy(proxies, "httpsProxy"), proxies.Text("noProxy"))
                : null,
        };
    }

    private static NetworkDevice ReadDevice(JsonElement device)
    {
        JsonElement? ip = device.Object("IPv4");
        JsonElement? wired = device.Object("wired");
        JsonElement? port = wired?.Object("8021X");
        return new NetworkDevice(
            device.Text("name"),
            device.Text("type"),
            device.Text("macAddress"),
            device.Flag("link"),
            [.. ReadAddresses(device, "IPv4"), .. ReadAddresses(device, "IPv6")])
        {
            State = device.Text("state"),
            LinkMode = wired?.Text("linkMode"),
            IPv4Mode = ip?.Text("configurationMode"),
            LinkLocalMode = ip?.Text("linkLocalMode"),
            DefaultRouter = ip?.Text("defaultRouter"),
            IsIPv6Enabled = device.Object("IPv6")?.Flag("enabled"),
            PortAccess = port is { } access
                ? new PortAccess(access.Flag("enabled"), access.Text("status"), access.Text("mode"), access.Flag("MACsecSecured"), Identity(access), Client(access))
                : null,
        };
    }

    // What the mode in force is configured with; the others are listed as well.
    private static JsonElement? Parameters(JsonElement access) => access.Text("mode") is { } mode
        ? access.List("configurations")
            .Where(configuration => configuration.Text("mode") == mode)
            .Select(configuration => configuration.Object("params"))
            .FirstOrDefault()
        : null;

    private static string? Identity(JsonElement access) => Parameters(access)?.Text("identity");

    private static string? Client(JsonElement access) => Parameters(access)?.Text("certClient");

    // A proxy may be written with name and password in it, and those stay on the device.
    private static string? Proxy(JsonElement proxies, string name) => proxies.Text(name) is not { } text ? null
        : text.LastIndexOf('@') is var at and >= 0
            ? text[..(text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 && scheme < at ? scheme + 3 : 0)] + text[(at + 1)..]
            : text;

    private static IEnumerable<NetworkAddress> ReadAddresses(JsonElement device, string family) =>
        device.Object(family) is { } ip ? ip.List("addresses").Select(ReadAddress).OfType<NetworkAddress>() : [];

    private static NetworkAddress? ReadAddress(JsonElement entry) =>
        NetworkAddress.From(entry.Text("address"), entry.Number("prefixLength"), entry.Text("origin"));
}
