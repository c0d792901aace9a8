using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Remote logging (API doc, remote syslog). Nothing leaves the simulator. Variant <c>typed</c> tells audit from all (12.x).</summary>
internal sealed class RemoteSyslogEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["status"] = Status,
    ["setup"] = Setup,
    ["enable"] = Enable,
    ["disable"] = Disable,
    ["test"] = Test,
})
{
    private const int MaxAddress = 255;
    private static readonly string[] Protocols = ["UDP", "TCP", "TLS"];
    private static readonly string[] Formats = ["AXIS", "RFC3164", "RFC5424"];
    private static readonly string[] Severities = ["Emergency", "Alert", "Critical", "Error", "Warning", "Notice", "Informational", "Debug"];
    private static readonly string[] Types = ["All", "Audit"];

    private static Reply Status(JsonRequest request)
    {
        var settings = SyslogSettings.Of(request.Device);
        return request.Data(new JsonObject
        {
            ["enabled"] = settings.Enabled,
            ["servers"] = new JsonArray([.. settings.Servers.Select(server => Form(server, request.Variant == "typed"))]),
        });
    }

    private static JsonObject Form(SyslogServer server, bool typed)
    {
        var form = new JsonObject
        {
            ["address"] = server.Address,
            ["port"] = server.Port,
            ["protocol"] = server.Protocol,
            ["syslogFormat"] = server.Format,
            ["severity"] = server.Severity,
        };
        if (typed)
        {
            form["type"] = server.Type;
        }

        return form;
    }

    private static Reply Setup(JsonRequest request)
    {
        if (!request.Parameters.Read("servers", out IReadOnlyList<JsonParameters>? wanted))
        {
            return Refuse(request, "invalidParameter", null, "servers");
        }

        if (wanted is null)
        {
            return Refuse(request, "missingParameter", null, "servers");
        }

        if (wanted.Count > SyslogSettings.MaxServers)
        {
            return request.Error("tooMany");
        }

        var servers = new List<SyslogServer>();
        foreach (var one in wanted)
        {
            if (Read(request, one, out var server) is { } refused)
            {
                return refused;
            }

            servers.Add(server!);
        }

        if (servers is [var first, var second] && first.Address == second.Address && first.Port == second.Port)
        {
            return request.Error("identical");
        }

        SyslogSettings.Of(request.Device).Change(servers.Count > 0, servers);
        return Status(request);
    }

    private static Reply? Read(JsonRequest request, JsonParameters wanted, out SyslogServer? server)
    {
        server = null;
        if (!wanted.Read("address", out string? address) || address is { Length: 0 or > MaxAddress } || address?.Any(char.IsControl) == true)
        {
            return Refuse(request, "invalidParameter", null, "address");
        }

        if (address is null)
        {
            return Refuse(request, "missingParameter", null, "address");
        }

        if (!wanted.Read("port", out int? port) || port is < 1 or > 65535)
        {
            return Refuse(request, "invalidParameter", address, "port");
        }

        (string Name, string[] Values, string First)[] choices =
            [("protocol", Protocols, "TLS"), ("syslogFormat", Formats, "RFC5424"), ("severity", Severities, "Warning"), ("type", Types, "All")];
        var chosen = new List<string>();
        foreach (var (name, values, first) in choices)
        {
            if (!wanted.Read(name, out string? value) || (value is not null && !values.Contains(value)))
            {
                return Refuse(request, "invalidParameter", address, name);
            }

            chosen.Add(value ?? first);
        }

        server = new SyslogServer(address, port ?? DefaultPort(chosen[0], chosen[1]), chosen[0], chosen[1], chosen[2], chosen[3]);
        return null;
    }

    private static int DefaultPort(string protocol, string format) => (protocol, format) switch
    {
        ("TLS", _) => 6514,
        ("TCP", "RFC5424") => 601,
        _ => 514,
    };

    private static Reply Refuse(JsonRequest request, string error, string? address, string property)
    {
        var details = new JsonObject { ["propertyName"] = property };
        if (address is not null)
        {
            details.Insert(0, "address", address);
        }

        return request.Error(error, null, details);
    }

    private static Reply Enable(JsonRequest request)
    {
        var settings = SyslogSettings.Of(request.Device);
        if (settings.Servers.Count == 0)
        {
            return request.Error("noServer");
        }

        settings.Change(true);
        return Status(request);
    }

    private static Reply Disable(JsonRequest request)
    {
        SyslogSettings.Of(request.Device).Change(false);
        return Status(request);
    }

    /// <summary>One message of each severity, in the unit's own log too.</summary>
    private static Reply Test(JsonRequest request)
    {
        if (!SyslogSettings.Of(request.Device).Enabled)
        {
            return request.Error("disabled");
        }

        foreach (var severity in Severities)
        {
            request.Device.Log(LogChannel.System, severity.ToUpperInvariant(), "remote-syslog", "Test message of severity " + severity);
        }

        return Status(request);
    }
}
