namespace AxisOps.Benchmarks.Stop;

/// <summary>What one stop took.</summary>
/// <param name="Ms">Milliseconds from the stop to the end of the pipeline.</param>
/// <param name="ProcessorMs">Processor time of the whole process meanwhile, in milliseconds: the part that a busy computer stretches.</param>
internal sealed record StopTime(double Ms, double ProcessorMs);
