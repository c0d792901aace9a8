using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Code that answers for one kind of endpoint; everything release-specific is in the definition.</summary>
internal interface IEndpoint
{
    Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint);
}
