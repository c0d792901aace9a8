using System.Globalization;
using System.Net;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Inventory.Reading;

/// <summary>
/// Reads out of parameters how services of a device are set. An interface that is made for one of them has told it before, and its word stays.
/// </summary>
internal static class SettingFacts
{
    private const string Source = ParamApi.Name;

    // Up to here each role had a policy of its own; since then the one of administrators counts for all.
    private static readonly AxisOsVersion FirstWithOnePolicy = new("7.10");

    private static readonly string[] SyslogServers = ["API.RemoteSyslog1.Server1.", "API.RemoteSyslog1.Server2."];

    /// <summary>Gets the facts that are told here.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        nameof(AxisDevice.WebServer), nameof(AxisDevice.Discovery), nameof(AxisDevice.SshEnabled), nameof(AxisDevice.TimeSource), nameof(AxisDevice.TimeServers),
        nameof(AxisDevice.Syslog), nameof(AxisDevice.Firewall), nameof(AxisDevice.Dot1X),
    ];

    /// <summary>Keeps what the parameters tell.</summary>
    public static void Keep(FactSheet sheet, ParameterList list)
    {
        KeepNew(sheet, nameof(AxisDevice.WebServer), WebServer(list, sheet.Get<AxisOsVersion>(nameof(AxisDevice.OsVersion))));
        KeepNew(sheet, nameof(AxisDevice.Discovery), Discovery(list));
        KeepNew(sheet, nameof(AxisDevice.SshEnabled), JsonValues.Flag(list["Network.SSH.Enabled"]));
        KeepNew(sheet, nameof(AxisDevice.TimeSource), list["Time.SyncSource"]);
        KeepNew(sheet, nameof(AxisDevice.TimeServers), TimeServers(list));
        KeepNew(sheet, nameof(AxisDevice.Syslog), Syslog(list));
        KeepNew(sheet, nameof(AxisDevice.Firewall), Filter(list));
        KeepNew(sheet, nameof(AxisDevice.Dot1X), Dot1X(list));
    }

    private static void KeepNew(FactSheet sheet, string name, object? value)
    {
        if (sheet.Has(name))
        {
            return;
        }

        if (value is null && sheet.Get<string>(nameof(AxisDevice.AccountRole)) is { } role and not "Administrator")
        {
            sheet.Miss(name, FactState.NotPermitted, Source, $"the device lacks it or hides it from the account, which is {role}");
        }
        else
        {
            sheet.Set(name, value, Source);
        }
    }

    private static DeviceWebServer? WebServer(ParameterList list, AxisOsVersion? version)
    {
        bool byRole = version is not null && version < FirstWithOnePolicy;
        var server = new DeviceWebServer(
            Policy(list["System.BoaGroupPolicy.admin"]),
            byRole ? Policy(list["System.BoaGroupPolicy.operator"]) : null,
            byRole ? Policy(list["System.BoaGroupPolicy.viewer"]) : null,
            Port(list["System.BoaPort"]),
            Port(list["HTTPS.Port"]),
            JsonValues.Flag(list["HTTPS.Enabled"]),
            list["Network.HTTP.AuthenticationPolicy"]);
        return server == new DeviceWebServer(null, null, null, null, null, null, null) ? null : server;
    }

    private static DeviceDiscovery? Discovery(ParameterList list)
    {
        var discovery = new DeviceDiscovery(
            JsonValues.Flag(list["Network.Bonjour.Enabled"]),
            JsonValues.Flag(list["Network.UPnP.Enabled"]),
            JsonValues.Flag(list["WebService.DiscoveryMode.Discoverable"]));
        return discovery == new DeviceDiscovery(null, null, null) ? null : discovery;
    }

    // 0.0.0.0 is what devices show where no server is set.
    private static string[]? TimeServers(ParameterList list) => list["Time.NTP.Server"] switch
    {
        null => null,
        "" or "0.0.0.0" => [],
        { } server => [server],
    };

    private static DeviceSyslog? Syslog(ParameterList list)
    {
        if (list["API.RemoteSyslog1.Enabled"] is not { } enabled)
        {
            return null;
        }

        return new DeviceSyslog(JsonValues.Flag(enabled), [.. SyslogServers
            .Where(group => !string.IsNullOrEmpty(list[group + "Address"]))
            .Select(group => new DeviceSyslogServer(list[group + "Address"]!, Port(list[group + "Port"]), list[group + "Protocol"], list[group + "Severity"]))]);
    }

    // An empty list of addresses filters nothing, whatever the switch says; the count shows it.
    private static DeviceFirewall? Filter(ParameterList list) => JsonValues.Flag(list["Network.Filter.Enabled"]) is not { } enabled
        ? null
        : new DeviceFirewall(
            enabled,
            list["Network.Filter.Input.Policy"]?.ToUpperInvariant() switch
            {
                "ALLOW" => "DROP",
                "DENY" => "ACCEPT",
                var other => other,
            },
            (list["Network.Filter.Input.AcceptAddresses"] ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Length,
            IsTesting: false);

    private static DeviceDot1X? Dot1X(ParameterList list)
    {
        bool? enabled = JsonValues.Flag(list["Network.Interface.I0.dot1x.Enabled"]);
        string? status = list["Network.Interface.I0.dot1x.Status"];
        return enabled is null && status is null ? null : new DeviceDot1X(enabled, status, null, null);
    }

    private static string? Policy(string? text) => text?.ToUpperInvariant() switch
    {
        null or "" => null,
        "BOTH" => "HttpAndHttps",
        "HTTP" => "Http",
        "HTTPS" => "Https",
        _ => text,
    };

    private static int? Port(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > IPEndPoint.MinPort and <= IPEndPoint.MaxPort ? port : null;
}
