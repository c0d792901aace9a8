using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>What an action came to.</summary>
internal sealed record RestOutcome(JsonNode? Data, RestFault? Fault)
{
    public static readonly RestOutcome Done = new(null, null);

    public static RestOutcome Refused(RestFault fault) => new(null, fault);
}
