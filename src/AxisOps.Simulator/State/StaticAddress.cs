namespace AxisOps.Simulator.State;

/// <summary>An IPv4 address somebody gave a unit.</summary>
/// <param name="Address">In dotted form.</param>
/// <param name="PrefixLength">0 to 32.</param>
/// <param name="Broadcast">In dotted form; computed where none was given.</param>
internal sealed record StaticAddress(string Address, int PrefixLength, string Broadcast);
