namespace AxisOps.Benchmarks.Startup;

/// <summary>What was measured of one subject, run by run.</summary>
/// <param name="Name">The subject.</param>
/// <param name="Ms">Milliseconds.</param>
/// <param name="ProcessorMs">Processor time of the whole process, in milliseconds.</param>
internal sealed record StartupRow(string Name, IReadOnlyList<double> Ms, IReadOnlyList<double> ProcessorMs);
