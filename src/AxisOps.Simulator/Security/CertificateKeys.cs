using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Security;

internal static class CertificateKeys
{
    /// <summary>A copy that the platform's TLS can use: Windows refuses keys that were never imported.</summary>
    public static X509Certificate2 Usable(X509Certificate2 certificate) =>
        OperatingSystem.IsWindows()
            ? X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null)
            : new X509Certificate2(certificate);
}
