namespace AxisOps.Simulator.Faults;

/// <summary>Another unit at this address: every answer and certificate names that serial, while announcements name the first.</summary>
internal sealed class SerialFault(string serial) : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override string? ClaimedSerial => serial;
}
