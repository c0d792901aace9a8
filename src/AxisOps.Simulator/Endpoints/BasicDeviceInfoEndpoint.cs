using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Basic device information: <c>getProperties</c> answers a choice of what <c>getAllProperties</c> answers.</summary>
internal sealed class BasicDeviceInfoEndpoint : JsonApiEndpoint
{
    private const string All = "getAllProperties";
    private const string Some = "getProperties";
    private const string Unrestricted = "getAllUnrestrictedProperties";

    protected override Answer? FindAnswer(EndpointDefinition endpoint, string method) =>
        base.FindAnswer(endpoint, method == Some ? All : method);

    protected override Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer)
    {
        if (call.Method == Unrestricted && !RestSettings.AllowsAnonymousInfo(exchange.Device) && exchange.Deny(Role.Viewer) is { } denied)
        {
            return denied;
        }

        if (call.Method != Some)
        {
            return base.Method(exchange, endpoint, call, answer);
        }

        if (Wanted(call) is not { } wanted)
        {
            return Error(endpoint, call, "missingParameter", "propertyList");
        }

        var body = JsonNode.Parse(exchange.RenderText(answer))!;
        var properties = body["data"]!["propertyList"]!.AsObject();
        var chosen = new JsonObject();
        foreach (var item in wanted)
        {
            var name = item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText();
            if (properties[name] is not { } property)
            {
                return Error(endpoint, call, "invalidParameter", name);
            }

            chosen[name] = property.DeepClone();
        }

        body["data"]!["propertyList"] = chosen;
        return Body(call, JsonText.OneLine(body) + "\n");
    }

    private static JsonElement[]? Wanted(JsonCall call) =>
        call.Params.ValueKind == JsonValueKind.Object
        && call.Params.TryGetProperty("propertyList", out var list)
        && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray()]
            : null;
}
