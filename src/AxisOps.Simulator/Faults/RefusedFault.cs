namespace AxisOps.Simulator.Faults;

internal sealed class RefusedFault : Fault
{
    public override FaultScope Scope => FaultScope.Connection;

    public override bool RefusesConnections => true;
}
