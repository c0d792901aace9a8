using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The caller's own name and groups.</summary>
internal sealed class UserGroupEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(
        exchange.Verb is "GET" or "POST"
            ? exchange.Render(endpoint.Answers["list"])
            : exchange.NotAllowed("GET", "POST"));
}
