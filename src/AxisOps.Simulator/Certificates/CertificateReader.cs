using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Certificates;

/// <summary>Reads what clients upload: one certificate, one key, one archive.</summary>
internal static class CertificateReader
{
    /// <summary>The most bytes of an archive (field notes: from AXIS OS 10).</summary>
    public const int MaxArchive = 102_400;
    private const string Header = "-----BEGIN CERTIFICATE-----";

    /// <summary>A single PEM certificate: files with a chain are refused.</summary>
    public static X509Certificate2 Pem(string text)
    {
        if (text.Split(Header).Length != 2)
        {
            throw Wrong("certificate");
        }

        return Guard("certificate", () => X509CertificateLoader.LoadCertificate(PemBytes(text, "CERTIFICATE")));
    }

    public static X509Certificate2 Der(byte[] bytes) => Guard("certificate", () => X509CertificateLoader.LoadCertificate(bytes));

    /// <summary>The certificate with its key; the key is RSA or EC in any plain PEM form.</summary>
    public static X509Certificate2 WithKey(X509Certificate2 certificate, string pem)
    {
        using var rsa = IsRsa(certificate) ? RSA.Create() : null;
        using var curve = rsa is null ? ECDsa.Create() : null;
        Guard("private key", () =>
        {
            ((AsymmetricAlgorithm?)rsa ?? curve!).ImportFromPem(pem);
            return true;
        });
        return Join(certificate, rsa, curve);
    }

    public static X509Certificate2 WithKey(X509Certificate2 certificate, byte[] der)
    {
        using var rsa = IsRsa(certificate) ? RSA.Create() : null;
        using var curve = rsa is null ? ECDsa.Create() : null;
        Guard("private key", () =>
        {
            try
            {
                ((AsymmetricAlgorithm?)rsa ?? curve!).ImportPkcs8PrivateKey(der, out _);
            }
            catch (CryptographicException)
            {
                rsa?.ImportRSAPrivateKey(der, out _);
                curve?.ImportECPrivateKey(der, out _);
            }

            return true;
        });
        return Join(certificate, rsa, curve);
    }

    public static X509Certificate2 Archive(byte[] bytes, string passphrase)
    {
        if (bytes.Length > MaxArchive)
        {
            throw Wrong("archive");
        }

        return Guard("archive", () => X509CertificateLoader.LoadPkcs12Collection(bytes, passphrase, X509KeyStorageFlags.Exportable)
            .FirstOrDefault(certificate => certificate.HasPrivateKey)) ?? throw Wrong("archive");
    }

    public static byte[] Base64(string text) => Guard("encoding", () => Convert.FromBase64String(text));

    private static X509Certificate2 Join(X509Certificate2 certificate, RSA? rsa, ECDsa? curve)
    {
        try
        {
            return rsa is not null ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey(curve!);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            throw new CertificateException(CertificateProblem.Key, "The private key does not belong to the certificate");
        }
        catch (Exception error) when (error is CryptographicException or PlatformNotSupportedException)
        {
            // The public key is read only here; its curve may be none that this computer knows.
            throw Wrong("certificate");
        }
    }

    /// <summary>Looks at the public key, which is read only now and may be no key.</summary>
    private static bool IsRsa(X509Certificate2 certificate) => Guard("certificate", () =>
    {
        using var key = certificate.GetRSAPublicKey();
        return key is not null;
    });

    private static byte[] PemBytes(string text, string label)
    {
        var fields = PemEncoding.Find(text);
        return text[fields.Label] == label ? Convert.FromBase64String(text[fields.Base64Data]) : throw Wrong("certificate");
    }

    private static T Guard<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException or FormatException or PlatformNotSupportedException)
        {
            throw Wrong(what);
        }
    }

    private static CertificateException Wrong(string what) => new(CertificateProblem.Format, "Invalid " + what);
}
