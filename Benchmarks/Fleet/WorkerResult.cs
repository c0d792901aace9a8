namespace AxisOps.Benchmarks.Fleet;

/// <summary>One round of a worker over the fleet, as it measured itself; written as one line of JSON.</summary>
internal sealed record WorkerResult(int Succeeded, int Failed, double Wall, double Processor, long AllocatedBytes, int Collections, string? FirstFailure);
