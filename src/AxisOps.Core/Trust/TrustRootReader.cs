using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AxisOps.Core.Trust;

/// <summary>Reads the certificates a user wants to trust as roots.</summary>
public static class TrustRootReader
{
    private const int MaxCertificates = 64;

    /// <summary>Reads PEM with one or more certificates, or one DER certificate.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="purpose">What the roots may vouch for.</param>
    /// <param name="now">The moment of import.</param>
    /// <returns>The roots, in the order they stand.</returns>
    /// <exception cref="CryptographicException">
    /// There is no certificate, one is malformed, not self-issued, or not an authority (RFC 5280 basicConstraints): a device's own certificate is pinned, not imported.
    /// </exception>
    public static IReadOnlyList<DeviceTrustRoot> Read(byte[] content, TrustRootPurpose purpose, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var certificates = new DisposableCertificates();
        if (content.AsSpan().IndexOf("-----BEGIN"u8) >= 0)
        {
            string text = Encoding.UTF8.GetString(content);
            if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            {
                throw new CryptographicException("it holds a private key, which does not belong there.");
            }

            certificates.Collection.ImportFromPem(text);
        }
        else
        {
            certificates.Collection.Add(X509CertificateLoader.LoadCertificate(content));
        }

        if (certificates.Collection.Count is 0 or > MaxCertificates)
        {
            throw new CryptographicException($"it holds {certificates.Collection.Count} certificates; 1 to {MaxCertificates} are expected.");
        }

        return [.. certificates.Collection.Select(certificate => ToRoot(certificate, purpose, now))];
    }

    private static DeviceTrustRoot ToRoot(X509Certificate2 certificate, TrustRootPurpose purpose, DateTimeOffset now)
    {
        if (!certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData))
        {
            throw new CryptographicException($"'{certificate.Subject}' is issued by '{certificate.Issuer}'; the root itself is needed.");
        }

        if (certificate.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault() is not { CertificateAuthority: true })
        {
            throw new CryptographicException($"'{certificate.Subject}' is no authority's certificate. A device's own certificate is pinned with Set-DeviceTrust -Pin.");
        }

        return new DeviceTrustRoot(
            certificate.Subject,
            purpose,
            Convert.ToHexString(SHA256.HashData(certificate.RawData)),
            new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            now,
            certificate.ExportCertificatePem());
    }

    private sealed class DisposableCertificates : IDisposable
    {
        public X509Certificate2Collection Collection { get; } = [];

        public void Dispose()
        {
            foreach (X509Certificate2 certificate in Collection)
            {
                certificate.Dispose();
            }
        }
    }
}
