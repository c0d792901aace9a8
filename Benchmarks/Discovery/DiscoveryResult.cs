namespace AxisOps.Benchmarks.Discovery;

/// <summary>What one search found, and what it cost.</summary>
/// <param name="Finder">Who searched, and how.</param>
/// <param name="Announced">How many devices there are.</param>
/// <param name="Found">How many of them were found.</param>
/// <param name="Twice">How many were reported more than once.</param>
/// <param name="WithSetup">Of how many it was told whether they need setup.</param>
/// <param name="HalfSeconds">When half of them were there; null where that cannot be told, or never.</param>
/// <param name="LastSeconds">When the last came that was found.</param>
/// <param name="WallSeconds">When the search was over.</param>
/// <param name="ProcessorSeconds">Processor time of the searching process.</param>
/// <param name="PeakMebibytes">Its most resident memory.</param>
/// <param name="SimulatorProcessorSeconds">Processor time of the simulator meanwhile.</param>
/// <param name="Dropped">How many packets the kernel dropped because a socket's buffer was full, the simulator's sockets included.</param>
internal sealed record DiscoveryResult(
    string Finder,
    int Announced,
    int Found,
    int Twice,
    int WithSetup,
    double? HalfSeconds,
    double? LastSeconds,
    double WallSeconds,
    double ProcessorSeconds,
    double PeakMebibytes,
    double SimulatorProcessorSeconds,
    long Dropped);
