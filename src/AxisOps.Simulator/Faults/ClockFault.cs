namespace AxisOps.Simulator.Faults;

internal sealed class ClockFault(TimeSpan shift) : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override TimeSpan ClockShift => shift;
}
