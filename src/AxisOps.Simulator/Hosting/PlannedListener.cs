using System.Net;

namespace AxisOps.Simulator.Hosting;

/// <summary>One listener to open: where, for which scheme, for which device in port mode, and whether for UPnP descriptions.</summary>
internal sealed record PlannedListener(IPEndPoint EndPoint, bool Https, SimulatedDevice? Owner, bool Upnp = false);
