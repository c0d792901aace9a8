using System.IO.Enumeration;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// API discovery: the recorded list, whole or filtered by id and by a version pattern. No match is an empty list; a filter that is no text is refused with
/// 4002 (a documented code; that it is this one is inferred).
/// </summary>
internal sealed class ApiDiscoveryEndpoint : JsonApiEndpoint
{
    private static readonly string[] Filters = ["id", "version"];

    protected override Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer)
    {
        var given = new JsonParameters(call.Params);
        if (call.Method == "getApiList" && Filters.FirstOrDefault(name => !given.Read(name, out string? _)) is { } wrong)
        {
            return Error(endpoint, call, "missingParameter", wrong);
        }

        var id = call.Parameter("id");
        var version = call.Parameter("version");
        if (call.Method != "getApiList" || (id is null && version is null))
        {
            return base.Method(exchange, endpoint, call, answer);
        }

        var body = JsonNode.Parse(exchange.RenderText(answer))!;
        var list = body["data"]!["apiList"]!.AsArray();
        body["data"]!["apiList"] = new JsonArray(
            [.. list.Where(api => Matches(api, id, version)).Select(api => api!.DeepClone())]);
        return Body(call, JsonText.OneLine(body) + "\n");
    }

    private static bool Matches(JsonNode? api, string? id, string? version) =>
        (id is null || api?["id"]?.ToString() == id)
        && (version is null || FileSystemName.MatchesSimpleExpression(version, api?["version"]?.ToString(), ignoreCase: false));
}
