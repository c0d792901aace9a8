using System.Net;

namespace AxisOps.Simulator.Faults;

/// <summary>Restarts the device once, and may have it come up at another address.</summary>
/// <param name="down">How long nothing answers.</param>
/// <param name="untilReady">How long it then says that it is not ready.</param>
/// <param name="moves">Whether it comes up elsewhere.</param>
/// <param name="address">Where; null for any free address of the network.</param>
internal sealed class RebootFault(TimeSpan down, TimeSpan untilReady, bool moves, IPAddress? address) : Fault
{
    public override FaultScope Scope => FaultScope.Event;

    public override void Happen(SimulatedDevice device)
    {
        if (moves)
        {
            device.MoveWithin(address);
        }

        device.Restart(down, untilReady);
    }
}
