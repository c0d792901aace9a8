using AxisOps.Core.Fleet;

namespace AxisOps.Core.Runs;

/// <summary>The process lets go of a run; the last event.</summary>
/// <param name="RunId">The run.</param>
/// <param name="End">How it stands.</param>
/// <param name="WaitingCount">How many devices have no outcome.</param>
/// <param name="IsOwnDecision">Whether the run halted itself, by its budget or its gate.</param>
/// <param name="IsBudgetSpent">Whether more devices have failed than may.</param>
public sealed record FleetRunHalted(long RunId, RunEnded End, int WaitingCount, bool IsOwnDecision, bool IsBudgetSpent) : FleetEvent;
