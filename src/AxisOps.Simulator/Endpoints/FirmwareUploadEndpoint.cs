using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The legacy upload of an image. No upgrade is simulated here: whatever comes is read and refused, and the device stays as it is.</summary>
internal sealed class FirmwareUploadEndpoint : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(
        exchange.Verb != "POST" ? exchange.NotAllowed("POST") : exchange.Render(endpoint.Answers["refused"]));
}
