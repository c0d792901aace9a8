using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// What a device notes of what is done to it, never with a secret. Texts of failed logins, blocked addresses and created accounts are documented; the
/// others and the audit log's are inferred in their form.
/// </summary>
internal static class DeviceEvents
{
    private const string WebServer = "httpd[1187]";

    /// <summary>How the methods that change something begin, by handler.</summary>
    private static readonly Dictionary<string, string[]> WritingMethods = new(StringComparer.Ordinal)
    {
        ["networksettings"] = ["set", "add", "remove"],
        ["time"] = ["set", "reset"],
        ["ntp"] = ["set"],
        ["ssh"] = ["set"],
        ["mdnssd"] = ["set"],
        ["upnp"] = ["set"],
        ["mqtt"] = ["configure", "activate", "deactivate"],
        ["remotesyslog"] = ["setup", "enable", "disable"],
        ["featureflag"] = ["set"],
        ["customheader"] = ["set", "remove"],
        ["fwmgr"] = ["reboot", "factoryDefault"],
        ["soap"] = ["Set", "Create", "Load", "Delete", "Add", "Remove"],
    };

    /// <summary>Notes a login with a wrong password; a name nobody has is not noted.</summary>
    public static void LoginFailed(DeviceExchange exchange)
    {
        var device = exchange.Device;
        if (exchange.Authentication.UserName is not { } user || device.FindAccount(user) is null)
        {
            return;
        }

        if (device.ProfileData.Document.Logs.LoginFailures)
        {
            device.Log(LogChannel.System, "WARNING", WebServer, $"{user} from {exchange.Client} failed to access {exchange.Path}.Password mismatch");
        }

        Audit(device, "Authentication", $"{user}@{exchange.Client} Authentication failed (HTTP).");
    }

    public static void Blocked(DeviceExchange exchange) => exchange.Device.Log(
        LogChannel.System, "WARNING", "evasive20[1187]", $"{exchange.Device.ProfileData.Document.Logs.BlockedWord} address {exchange.Client}: possible DoS attack.");

    public static void AccountChanged(DeviceExchange exchange, string what, Account account)
    {
        var device = exchange.Device;
        var by = exchange.Authentication.UserName ?? "anonymous";
        var role = what == "created" ? $" with role {RoleTitle(account.Role)}" : string.Empty;
        var text = $"VAPIX user {by} from {exchange.Client} {what} VAPIX user {account.Name}{role}";
        if (device.ProfileData.Document.Logs.AccountChanges)
        {
            device.Log(LogChannel.System, "NOTICE", "pwdgrp[1240]", text);
        }

        Audit(device, "Account Change", text + ".");
    }

    /// <summary>Notes the names of changed parameters, not their values.</summary>
    public static void ParametersChanged(DeviceExchange exchange, IEnumerable<string> names)
    {
        var all = string.Join(", ", names);
        if (all.Length > 0)
        {
            Audit(exchange.Device, "API Activity", $"{exchange.Authentication.UserName ?? "anonymous"}@{exchange.Client} changed parameters {all}.");
        }
    }

    /// <summary>
    /// Notes a call that has changed something through an API that takes no parameters of <c>param.cgi</c>: method and path, never what was sent
    /// (the text is inferred).
    /// </summary>
    public static void Called(DeviceExchange exchange, EndpointDefinition endpoint, Reply reply)
    {
        if (reply is { Status: >= 200 and < 300, Refused: false } && Writes(exchange, endpoint.Document.Handler))
        {
            var call = exchange.ApiMethod is { } method ? $"{exchange.Path} {method}" : exchange.Path;
            Audit(exchange.Device, "API Activity", $"{exchange.Authentication.UserName ?? "anonymous"}@{exchange.Client} called {exchange.Method} {call}.");
        }
    }

    public static void Reset(DeviceExchange exchange, string what) =>
        Audit(exchange.Device, "Entity Management", $"{exchange.Authentication.UserName ?? "anonymous"}@{exchange.Client} {what}.");

    /// <summary>Notes a request where the device keeps an access log: newer releases when it is switched on, old ones by level.</summary>
    public static void Accessed(DeviceExchange exchange, int status)
    {
        var device = exchange.Device;
        var failed = status is 401 or 403 && exchange.Authentication.Scheme != AuthenticationScheme.None;
        var wanted = device.GetParameter("System.AccessLog") is { } access
            ? access.Equals("On", StringComparison.OrdinalIgnoreCase)
            : device.GetParameter(failed ? "Log.Access.Warning" : "Log.Access.Informational") is { } level && level != "off";
        if (wanted)
        {
            device.Log(
                LogChannel.Access,
                failed ? "WARNING" : "INFO",
                WebServer,
                $"{exchange.Authentication.UserName ?? "-"} from {exchange.Client} {exchange.Method} {exchange.Path} {status}");
        }
    }

    private static bool Writes(DeviceExchange exchange, string handler) =>
        handler is "diskjob" or "diskproperty" or "applicationcontrol" or "applicationupload" or "applicationlicense" ? exchange.Path != "/axis-cgi/disks/job.cgi"
        : handler is "restapi" or "cert" ? exchange.Verb is "POST" or "PUT" or "PATCH" or "DELETE"
        : WritingMethods.TryGetValue(handler, out var methods) && exchange.ApiMethod is { } method
            && methods.Any(start => method.StartsWith(start, StringComparison.Ordinal));

    private static void Audit(SimulatedDevice device, string kind, string text)
    {
        if (device.ProfileData.Document.Logs.Audit)
        {
            device.Log(LogChannel.Audit, "INFO", WebServer, $"{kind}: {text}");
        }
    }

    private static string RoleTitle(Role role) => role switch
    {
        Role.Administrator => "Administrator",
        Role.Operator => "Operator",
        _ => "Viewer",
    };
}
