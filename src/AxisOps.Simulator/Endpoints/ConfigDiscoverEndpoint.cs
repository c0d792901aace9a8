using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Discovery of the REST APIs: the recorded document, and parts of it under <c>/apis</c> (their shape is inferred).</summary>
internal sealed class ConfigDiscoverEndpoint : IEndpoint
{
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

        var node = path is ["apis", ..] && path.Length <= 3 ? JsonNode.Parse(exchange.RenderText(body)) : null;
        foreach (var segment in path)
        {
            node = (node as JsonObject)?[segment];
        }

        return Task.FromResult(node is null ? RestReply.NoResource() : RestReply.Plain(node.DeepClone()));
    }
}
