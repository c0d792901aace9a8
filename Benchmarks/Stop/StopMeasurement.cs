namespace AxisOps.Benchmarks.Stop;

/// <summary>How long the stops of one command line took.</summary>
/// <param name="Scenario">The command line, as the table calls it.</param>
/// <param name="Trouble">What the devices did.</param>
/// <param name="Stops">Run by run.</param>
/// <param name="Left">The most connections to devices that did not answer, and child processes, that were there two seconds later.</param>
internal sealed record StopMeasurement(string Scenario, string Trouble, IReadOnlyList<StopTime> Stops, int Left);
