namespace AxisOps.Benchmarks.Fleet;

/// <summary>The requests that read one device, in order.</summary>
/// <param name="Cold">On a new connection.</param>
/// <param name="Warm">On a kept one, whose device, challenge and claims are known.</param>
internal sealed record PlannedReading(IReadOnlyList<PlannedRequest> Cold, IReadOnlyList<PlannedRequest> Warm);
