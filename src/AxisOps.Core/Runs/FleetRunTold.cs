using AxisOps.Core.Fleet;

namespace AxisOps.Core.Runs;

/// <summary>What a run as a whole is at: a wave, a soak, a window that it waits for. Dropped when nobody has time to listen.</summary>
/// <param name="Text">A few words.</param>
public sealed record FleetRunTold(string Text) : FleetEvent;
