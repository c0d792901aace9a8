namespace AxisOps.Benchmarks.Fleet;

/// <summary>One round of a worker over the fleet, as it measured itself; written as one line of JSON.</summary>
/// <param name="Succeeded">Devices that were read.</param>
/// <param name="Failed">Devices that were not.</param>
/// <param name="Wall">Seconds.</param>
/// <param name="Processor">Seconds of user and system time.</param>
/// <param name="AllocatedBytes">What was allocated on the managed heap.</param>
/// <param name="Collections">How often the youngest generation was collected.</param>
/// <param name="PeakBytes">The most resident memory of the process so far, as the system counts it.</param>
/// <param name="HeapBytes">The managed heap after the round and a full collection; null where that was not asked for.</param>
/// <param name="FirstFailure">Why the first of the failed ones failed.</param>
internal sealed record WorkerResult(
    int Succeeded, int Failed, double Wall, double Processor, long AllocatedBytes, int Collections, long PeakBytes, long? HeapBytes, string? FirstFailure);
