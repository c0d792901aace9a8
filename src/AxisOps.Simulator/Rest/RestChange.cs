using System.Text.Json;

namespace AxisOps.Simulator.Rest;

/// <summary>A property that a call sets.</summary>
internal sealed record RestChange(string Path, RestNode Node, JsonElement Value);
