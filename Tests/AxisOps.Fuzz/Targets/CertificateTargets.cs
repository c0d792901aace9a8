using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Trust;
using AxisOps.Core.Vapix;

namespace AxisOps.Fuzz.Targets;

/// <summary>What reads certificates.</summary>
internal static class CertificateTargets
{
    /// <summary>Gets the certificate that a peer presents, in DER.</summary>
    public static FuzzTarget Certificate { get; } = new("certificate", ReadCertificate, root => [.. Recorded(root), Made(isAuthority: false)]);

    /// <summary>Gets the roots that a user imports, in PEM or DER.</summary>
    public static FuzzTarget TrustRoot { get; } = new("trust-root", ReadRoot, root => [.. Seeds.Whole(root, "*.pem"), Made(isAuthority: true), Pem(Made(isAuthority: true))]);

    private static void ReadCertificate(byte[] content)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadCertificate(content);
        }
        catch (CryptographicException)
        {
            // The handshake does not hand over what the platform cannot load.
            return;
        }

        using (certificate)
        {
            Watched.Run("certificate", content.Length, () => CertificateReading.Describe(certificate, null, null, isAuthority: false, null), _ => false);
            Watched.Run("certificate names", content.Length, () => CertificateNames.AnySerialNumber(certificate), exception => exception is CryptographicException);
            Watched.Run("peer certificate", content.Length, () => new PeerCertificate([certificate]).Identify(default, null, string.Empty), _ => false);
        }
    }

    private static void ReadRoot(byte[] content) => Watched.Run(
        "trust root",
        content.Length,
        () => TrustRootReader.Read(content, TrustRootPurpose.Authority, DateTimeOffset.UnixEpoch),
        exception => exception is CryptographicException);

    private static IEnumerable<byte[]> Recorded(string root) => Seeds.Whole(root, "*.pem").Select(pem =>
    {
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(pem));
        return certificate.RawData;
    });

    private static byte[] Made(bool isAuthority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=axis-b8a44f0000a1, serialNumber=B8A44F0000A1", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("axis-b8a44f0000a1.local");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.RawData;
    }

    private static byte[] Pem(byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der));
}
