namespace AxisOps.Benchmarks.Discovery;

/// <summary>What one sweep of a range cost.</summary>
/// <param name="Sweeper">Who swept, and what.</param>
/// <param name="Addresses">How many addresses were asked, each at two ports.</param>
/// <param name="PerSecond">How many of them in a second.</param>
/// <param name="WallSeconds">How long it took.</param>
/// <param name="ProcessorSeconds">Processor time of the sweeping process.</param>
/// <param name="PeakMebibytes">Its most resident memory.</param>
/// <param name="MostDescriptors">The most file descriptors it had open; null where that was not looked at.</param>
internal sealed record SweepResult(
    string Sweeper, long Addresses, double PerSecond, double WallSeconds, double ProcessorSeconds, double PeakMebibytes, int? MostDescriptors);
