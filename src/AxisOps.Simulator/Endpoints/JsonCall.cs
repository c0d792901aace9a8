using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The envelope of a JSON API request.</summary>
internal sealed record JsonCall(string? ApiVersion, string? Context, string? Method, JsonObject? Params)
{
    /// <summary>Reads a body; null when it is no JSON object.</summary>
    public static JsonCall? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) is JsonObject root
                ? new JsonCall(Text(root["apiVersion"]), Text(root["context"]), Text(root["method"]), root["params"] as JsonObject)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
