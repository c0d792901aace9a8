namespace AxisOps.Simulator.Faults;

internal sealed class CertificateFault : Fault
{
    public override FaultScope Scope => FaultScope.Lasting;

    public override CertificateChoice Certificate => CertificateChoice.Foreign;
}
