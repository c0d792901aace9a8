using System.Collections.Immutable;

namespace AxisOps.Simulator.State;

/// <summary>What web clients left with a unit, by group and key.</summary>
internal sealed class ClientNotes() : Setting<ImmutableDictionary<(string Group, string Key), string>>(ImmutableDictionary<(string Group, string Key), string>.Empty)
{
    public static ClientNotes Of(SimulatedDevice device) => device.State.Get(() => new ClientNotes());
}
