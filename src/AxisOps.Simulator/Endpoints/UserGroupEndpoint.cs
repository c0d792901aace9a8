using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The caller's own name and groups.</summary>
internal sealed class UserGroupEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(
        HttpMethods.IsGet(exchange.Method) || HttpMethods.IsPost(exchange.Method)
            ? exchange.Render(endpoint.Answers["list"])
            : exchange.Page(405));
}
