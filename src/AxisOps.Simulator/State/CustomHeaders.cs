using System.Collections.Immutable;

namespace AxisOps.Simulator.State;

/// <summary>Headers somebody added to every response of a unit, in the order they were set.</summary>
internal sealed class CustomHeaders() : Setting<ImmutableList<KeyValuePair<string, string>>>([])
{
    public static CustomHeaders Of(SimulatedDevice device) => device.State.Get(() => new CustomHeaders());
}
