using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AxisOps.Core.Trust;
using AxisOps.Core.Vapix;

namespace AxisOps.Fuzz.Targets;

/// <summary>What reads certificates.</summary>
internal static class CertificateTargets
{
    // Self-signed, of a host axis-b8a44f0000a1: fixed, so that the same mutations come out of it every time.
    private static readonly byte[] Leaf = Convert.FromBase64String(
        "MIIBkjCCATegAwIBAgIJAMve6T3OGxDeMAoGCCqGSM49BAMCMDMxFTATBgNVBAUTDEI4QTQ0RjAwMDBBMTEaMBgGA1UEAxMRYXhpcy1iOGE0NGYwMDAwYTEwHhcN"
        + "NzAwMTAxMDAwMDAwWhcNNDkwMTAxMDAwMDAwWjAzMRUwEwYDVQQFEwxCOEE0NEYwMDAwQTExGjAYBgNVBAMTEWF4aXMtYjhhNDRmMDAwMGExMFkwEwYHKoZIzj0C"
        + "AQYIKoZIzj0DAQcDQgAEAHvHpcyLnn9J9w2E+vRgdvYkDhVXneYKjmp2mUUBHI0cmzpTno27UHiGwxex5eQ0S5Zp8rK6PegH5o+1AK61wqM0MDIwDAYDVR0TAQH/"
        + "BAIwADAiBgNVHREEGzAZghdheGlzLWI4YTQ0ZjAwMDBhMS5sb2NhbDAKBggqhkjOPQQDAgNJADBGAiEA6vIXCQdR/gfjfTFcqhpQZuvzsbm0RatXsBI78y/q0NkC"
        + "IQDziPcIHYj8KtS9ec6gSRBA8XPbYVFsbVl6U+/ZtmYypA==");

    private static readonly byte[] Authority = Convert.FromBase64String(
        "MIIBlDCCATqgAwIBAgIJAPPmwl57g3uWMAoGCCqGSM49BAMCMDMxFTATBgNVBAUTDEI4QTQ0RjAwMDBBMTEaMBgGA1UEAxMRYXhpcy1iOGE0NGYwMDAwYTEwHhcN"
        + "NzAwMTAxMDAwMDAwWhcNNDkwMTAxMDAwMDAwWjAzMRUwEwYDVQQFEwxCOEE0NEYwMDAwQTExGjAYBgNVBAMTEWF4aXMtYjhhNDRmMDAwMGExMFkwEwYHKoZIzj0C"
        + "AQYIKoZIzj0DAQcDQgAEI2U9YjFSqRNns6f5UhMDbD5zfhdtaPl1toyYl1Z16Xqv0yqVljEpbG68R6/QTXHK1tU2uN4zF9iaTC0NVdTjcKM3MDUwDwYDVR0TAQH/"
        + "BAUwAwEB/zAiBgNVHREEGzAZghdheGlzLWI4YTQ0ZjAwMDBhMS5sb2NhbDAKBggqhkjOPQQDAgNIADBFAiBgY+FGNrLsQZlEfFAkgDvIZeQI1eVEi96Skda8wVAT"
        + "AAIhAN1KuvLwcnRrQM9AKKx5klWX8lF0xbKRvdy4cdgD3JAn");

    /// <summary>Gets the certificate that a peer presents, in DER.</summary>
    public static FuzzTarget Certificate { get; } = new("certificate", ReadCertificate, root => [.. Recorded(root), Leaf]);

    /// <summary>Gets the roots that a user imports, in PEM or DER.</summary>
    public static FuzzTarget TrustRoot { get; } = new("trust-root", ReadRoot, root => [.. Seeds.Whole(root, "*.pem"), Authority, Pem(Authority)]);

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
            Watched.Run("certificate", content.Length, () => CertificateReading.Describe(certificate, null, null, isAuthority: false, null), exception => exception is CryptographicException);
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

    private static byte[] Pem(byte[] der) => Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", der));
}
