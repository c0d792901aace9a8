namespace AxisOps.Simulator.Faults;

internal sealed class NotReadyFault : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override bool HoldsBoot => true;
}
