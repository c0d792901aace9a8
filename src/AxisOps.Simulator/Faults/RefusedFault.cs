namespace AxisOps.Simulator.Faults;

internal sealed class RefusedFault(string specification) : Fault(specification)
{
    public override bool RefusesConnections => true;
}
