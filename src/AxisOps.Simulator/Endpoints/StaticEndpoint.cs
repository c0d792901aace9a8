using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>A path with one answer.</summary>
internal sealed class StaticEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(
        endpoint.Document.HttpMethods is { } methods && !methods.Contains(exchange.Verb)
            ? exchange.NotAllowed(methods)
            : exchange.Render(endpoint.Answers["body"]));
}
