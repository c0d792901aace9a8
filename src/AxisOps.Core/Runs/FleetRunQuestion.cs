using AxisOps.Core.Fleet;

namespace AxisOps.Core.Runs;

/// <summary>A wave waits for the verdict of a person's own check, which only the reader of the events can ask.</summary>
/// <param name="Wave">The wave with the results of its devices.</param>
/// <param name="Answer">Takes the verdict.</param>
public sealed record FleetRunQuestion(FleetRunWave Wave, TaskCompletionSource<HealthVerdict> Answer) : FleetEvent;
