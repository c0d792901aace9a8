using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>One listener to open: where, for which scheme, and for which device in port mode.</summary>
internal sealed record PlannedListener(IPEndPoint EndPoint, bool Https, SimulatedDevice? Owner);
