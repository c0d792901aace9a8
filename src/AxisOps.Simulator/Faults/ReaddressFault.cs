using System.Net;

namespace AxisOps.Simulator.Faults;

/// <summary>Moves the device to another address while it runs, as a new lease does.</summary>
/// <param name="address">Where; null for any free address of the network.</param>
internal sealed class ReaddressFault(IPAddress? address) : Fault
{
    public override FaultScope Scope => FaultScope.Event;

    public override void Happen(SimulatedDevice device) => device.MoveWithin(address);
}
