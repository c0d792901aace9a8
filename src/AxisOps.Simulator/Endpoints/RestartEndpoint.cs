using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// The legacy CGIs that restart a device, after a factory default or without. The answer leaves on the open connection; nothing else does until the device is up.
/// </summary>
internal sealed class RestartEndpoint(FactoryDefault? factoryDefault) : IEndpoint
{
    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint)
    {
        if (exchange.Verb is not ("GET" or "POST"))
        {
            return Task.FromResult(exchange.NotAllowed("GET", "POST"));
        }

        var reply = exchange.Render(endpoint.Answers["body"]);
        if (exchange.Method == HttpMethods.Head)
        {
            return Task.FromResult(reply);
        }

        if (factoryDefault is { } kind)
        {
            exchange.Device.ResetToFactory(kind);
        }
        else
        {
            DeviceEvents.Reset(exchange, "Restart requested");
        }

        exchange.Device.Restart();
        return Task.FromResult(reply);
    }
}
