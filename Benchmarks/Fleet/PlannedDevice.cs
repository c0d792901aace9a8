namespace AxisOps.Benchmarks.Fleet;

/// <summary>A simulated device.</summary>
internal sealed record PlannedDevice(string SerialNumber, string Address, int Port, string Profile);
