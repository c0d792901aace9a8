using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Basic device information: <c>getProperties</c> answers a choice of what <c>getAllProperties</c> answers.</summary>
internal sealed class BasicDeviceInfoEndpoint : JsonApiEndpoint
{
    private const string All = "getAllProperties";
    private const string Some = "getProperties";

    protected override Answer? FindAnswer(EndpointDefinition endpoint, string method) =>
        base.FindAnswer(endpoint, method == Some ? All : method);

    protected override Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer)
    {
        if (call.Method != Some)
        {
            return base.Method(exchange, endpoint, call, answer);
        }

        if (call.Params?["propertyList"] is not JsonArray wanted)
        {
            return Error(endpoint, call, "missingParameter", "propertyList");
        }

        var body = JsonNode.Parse(exchange.RenderText(answer))!;
        var properties = body["data"]!["propertyList"]!.AsObject();
        var chosen = new JsonObject();
        foreach (var item in wanted)
        {
            if (item is not JsonValue value || !value.TryGetValue<string>(out var name) || properties[name] is not { } property)
            {
                return Error(endpoint, call, "invalidParameter", item?.ToString());
            }

            chosen[name] = property.DeepClone();
        }

        body["data"]!["propertyList"] = chosen;
        return Body(call, JsonText.OneLine(body) + "\n");
    }
}
