namespace AxisOps.Benchmarks.Measuring;

/// <summary>What a process cost, those it started and waited for included.</summary>
/// <param name="Wall">From its start to its end.</param>
/// <param name="Processor">User and system time.</param>
/// <param name="PeakBytes">The most resident memory of the whole tree, looked at some twenty times a second.</param>
internal sealed record Cost(TimeSpan Wall, TimeSpan Processor, long PeakBytes);
