namespace AxisOps.Benchmarks.Simulator;

/// <summary>What a simulated fleet costs.</summary>
/// <param name="Devices">How many devices.</param>
/// <param name="StartSeconds">From the start of the process to its ready line.</param>
/// <param name="StartProcessorSeconds">Processor time in that time.</param>
/// <param name="ReadyMebibytes">Resident memory then.</param>
/// <param name="EndMebibytes">Resident memory after all work.</param>
/// <param name="Phases">The work, in its order.</param>
internal sealed record SimulatorResult(
    int Devices, double StartSeconds, double StartProcessorSeconds, double ReadyMebibytes, double EndMebibytes, IReadOnlyList<SimulatorPhase> Phases);
