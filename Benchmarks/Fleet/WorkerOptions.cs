namespace AxisOps.Benchmarks.Fleet;

/// <summary>How a worker goes through the fleet.</summary>
/// <param name="Folder">The folder of the plan.</param>
/// <param name="Concurrency">How many devices at once; 0 leaves it to the engine's default.</param>
/// <param name="Rounds">How often. With more than one round every connection is kept, so that all but the first are warm.</param>
/// <param name="MeasuresHeap">Whether the heap is measured after each round.</param>
internal sealed record WorkerOptions(string Folder, int Concurrency, int Rounds, bool MeasuresHeap)
{
    internal bool KeepsAll => Rounds > 1;
}
