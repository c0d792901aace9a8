namespace AxisOps.Benchmarks.Simulator;

/// <summary>What one kind of work cost.</summary>
/// <param name="Name">The kind.</param>
/// <param name="Count">How many requests or handshakes there were.</param>
/// <param name="PerSecond">How many of them in a second.</param>
/// <param name="SimulatorMicroseconds">Processor time of the simulator for each.</param>
/// <param name="ClientMicroseconds">Processor time of the load generator for each.</param>
internal sealed record SimulatorPhase(string Name, long Count, double PerSecond, double SimulatorMicroseconds, double ClientMicroseconds);
