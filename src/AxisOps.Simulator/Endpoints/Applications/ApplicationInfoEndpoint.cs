using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>Which application kits the unit runs. Devices put the name into an attribute where the document shows text (vapix 10).</summary>
internal sealed class ApplicationInfoEndpoint : IEndpoint
{
    private static readonly string[] Kits = ["acap3", "acap4-native"];

    public Task<Reply> AnswerAsync(DeviceExchange exchange, EndpointDefinition endpoint) => Task.FromResult(exchange.Verb is "GET" or "POST"
        ? ApplicationReply.Xml($" <supportedSdks>\n{string.Concat(Kits.Select(kit => $"  <sdk name=\"{kit}\"/>\n"))} </supportedSdks>\n")
        : exchange.NotAllowed("GET", "POST"));
}
