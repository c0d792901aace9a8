using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The MQTT client (methods and codes vapix 11; form of the status recorded, kane610-axis/mqtt-getClientStatus.json). An active client stays
/// <c>Connecting</c>: a simulated unit opens no connection of its own.
/// </summary>
internal sealed class MqttEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["getClientStatus"] = Status,
    ["configureClient"] = Configure,
    ["activateClient"] = request => Activate(request, true),
    ["deactivateClient"] = request => Activate(request, false),
})
{
    private const int MaxText = 1024;

    private static readonly Dictionary<string, int> Ports = new() { ["tcp"] = 1883, ["ssl"] = 8883, ["ws"] = 80, ["wss"] = 443 };

    /// <summary>The members that are kept, in the order of the recorded status; the password is taken and forgotten.</summary>
    private static readonly (string Name, JsonNode? First)[] Members =
    [
        ("activateOnReboot", false), ("server", null), ("clientId", null), ("username", null), ("keepAliveInterval", 60), ("connectTimeout", 60),
        ("cleanSession", true), ("autoReconnect", true), ("deviceTopicPrefix", null), ("lastWillTestament", null), ("connectMessage", null),
        ("disconnectMessage", null), ("ssl", null),
    ];

    private static Reply Status(JsonRequest request)
    {
        var values = MqttSettings.Of(request.Device).Value;
        return request.Data(new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["state"] = values.IsActive ? "active" : "inactive",
                ["connectionStatus"] = values.IsActive ? "Connecting" : "Disconnected",
            },
            ["config"] = values.Config?.DeepClone() ?? new JsonObject(),
        });
    }

    private static Reply Configure(JsonRequest request)
    {
        var server = request.Parameters.Inner("server");
        if (!server.Read("host", out string? host) || !server.Read("protocol", out string? protocol) || !server.Read("port", out int? port)
            || !request.Parameters.Read("clientId", out string? clientId)
            || host is { Length: 0 or > MaxText } || clientId is { Length: 0 or > MaxText } || port is < 1 or > 65535
            || !Ports.ContainsKey(protocol ?? "tcp"))
        {
            return request.Error("invalidParameter");
        }

        if (host is null || clientId is null)
        {
            return request.Error("missingParameter");
        }

        var config = new JsonObject();
        var given = request.Parameters.Members.DistinctBy(member => member.Name).ToDictionary(member => member.Name, member => member.Value);
        foreach (var (name, first) in Members)
        {
            if (name == "server")
            {
                var kind = protocol ?? "tcp";
                config[name] = new JsonObject { ["protocol"] = kind, ["host"] = host, ["port"] = port ?? Ports[kind] };
            }
            else if (given.TryGetValue(name, out var value))
            {
                if (!IsLike(value, first))
                {
                    return request.Error("invalidParameter");
                }

                config[name] = JsonNode.Parse(value.GetRawText());
            }
            else if (first is not null)
            {
                config[name] = first.DeepClone();
            }
        }

        MqttSettings.Of(request.Device).Change(values => values with { Config = config });
        return request.Data();
    }

    private static bool IsLike(JsonElement value, JsonNode? first) => first switch
    {
        null => value.ValueKind is JsonValueKind.Object or JsonValueKind.String && value.GetRawText().Length <= 4 * MaxText,
        _ when first.GetValueKind() == JsonValueKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0,
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static Reply Activate(JsonRequest request, bool active) =>
        MqttSettings.Of(request.Device).Change(values => active && values.Config is null ? null : values with { IsActive = active })
            ? request.Data()
            : request.Error("missingParameter");
}
