using System.Collections.Immutable;

namespace AxisOps.Simulator.State;

/// <summary>The feature flags of a unit that somebody set; the others have their first values.</summary>
internal sealed class FeatureFlags() : Setting<ImmutableDictionary<string, bool>>(ImmutableDictionary<string, bool>.Empty)
{
    public static FeatureFlags Of(SimulatedDevice device) => device.State.Get(() => new FeatureFlags());
}
