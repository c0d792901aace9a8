namespace AxisOps.Simulator.Certificates;

/// <summary>The store refuses what was asked of it.</summary>
internal sealed class CertificateException(CertificateProblem problem, string message) : Exception(message)
{
    public CertificateProblem Problem { get; } = problem;
}
