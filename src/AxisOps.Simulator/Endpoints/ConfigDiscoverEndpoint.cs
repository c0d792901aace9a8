using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Rest;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Discovery of the REST APIs: the recorded document, parts of it under <c>/apis</c> (their shape is inferred), and the OpenAPI document of an API whose tree
/// is known.
/// </summary>
internal sealed class ConfigDiscoverEndpoint : IEndpoint
{
    private const string OpenApi = "openapi.json";

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (!HttpMethods.IsGet(exchange.Verb))
        {
            return Task.FromResult(RestReply.NotAllowed());
        }

        var body = endpoint.Answers["body"];
        var path = exchange.Path[endpoint.Path.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (path.Length == 0)
        {
            return Task.FromResult(exchange.Render(body));
        }

        var describes = path is [.., OpenApi] && path.Length == 4;
        var node = path is ["apis", ..] && (path.Length <= 3 || describes) ? JsonNode.Parse(exchange.RenderText(body)) : null;
        foreach (var segment in describes ? path[..3] : path)
        {
            node = (node as JsonObject)?[segment];
        }

        node = describes && node is JsonObject api ? Describe(exchange.Device.ProfileData, path[1], api) : node?.DeepClone();
        return Task.FromResult(node is null ? RestReply.NoResource() : RestReply.Plain(node));
    }

    /// <summary>The description of an API this device serves from a tree; null where there is none.</summary>
    private static JsonObject? Describe(DeviceProfile profile, string id, JsonObject api)
    {
        var path = api["rest_api"]?.ToString() ?? string.Empty;
        return RestStates.Serves(profile, path) && profile.FindEndpoint(path) is { Document.Rest: { } root } endpoint && endpoint.Path == path
            ? RestDescription.Create(root, RestManner.Of(endpoint.Document.Variant), id, api["version"]?.ToString() ?? string.Empty, path)
            : null;
    }
}
