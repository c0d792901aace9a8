using AxisOps.Core.Fleet;

namespace AxisOps.Core.Runs;

/// <summary>A run is on record, and its first device is about to begin.</summary>
/// <param name="RunId">The run.</param>
/// <param name="DeviceCount">How many devices it has.</param>
/// <param name="DoneCount">How many of them have an outcome from before.</param>
/// <param name="Waves">How many devices each wave has.</param>
public sealed record FleetRunBegan(long RunId, int DeviceCount, int DoneCount, IReadOnlyList<int> Waves) : FleetEvent;
