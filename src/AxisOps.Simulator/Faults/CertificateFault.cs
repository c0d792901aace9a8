namespace AxisOps.Simulator.Faults;

internal sealed class CertificateFault(string specification) : Fault(specification)
{
    public override CertificateChoice Certificate => CertificateChoice.Foreign;
}
