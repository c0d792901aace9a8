namespace AxisOps.Simulator.Faults;

/// <summary>An attacker in the device's place: claims its serial, has no device ID, and asks for passwords in the clear.</summary>
internal sealed class RogueFault : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override CertificateChoice Certificate => CertificateChoice.Foreign;

    public override bool AsksForBasic => true;

    public override bool AcceptsAnyCredential => true;
}
