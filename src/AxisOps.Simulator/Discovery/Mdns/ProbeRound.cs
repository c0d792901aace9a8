namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>What is due of the names that are probed for.</summary>
/// <param name="Probes">For these a probe is to be sent.</param>
/// <param name="Ready">Units that have got a name for which nobody answered.</param>
internal sealed record ProbeRound(IReadOnlyList<NameClaim> Probes, IReadOnlySet<SimulatedDevice> Ready);
