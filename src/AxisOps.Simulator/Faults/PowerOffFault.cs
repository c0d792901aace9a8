namespace AxisOps.Simulator.Faults;

/// <summary>No power for as long as the fault is there; the device boots when it goes.</summary>
internal sealed class PowerOffFault : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override bool TakesPower => true;
}
