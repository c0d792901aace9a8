using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Simulator.Certificates;

/// <summary>Makes self-signed certificates and signing requests, as a device does for its operator.</summary>
internal static class CertificateMaker
{
    public static X509Certificate2 SelfSign(
        X500DistinguishedName subject, AsymmetricAlgorithm key, X509Extension? names, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
        {
            throw new CertificateException(CertificateProblem.Value, "Invalid validity");
        }

        var request = Request(subject, key, names);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(from, to);
    }

    /// <summary>A PKCS#10 request (RFC 2986), signed by the certificate's key.</summary>
    public static byte[] SigningRequest(StoredCertificate stored, X500DistinguishedName subject, X509Extension? names)
    {
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)stored.Certificate.GetRSAPrivateKey() ?? stored.Certificate.GetECDsaPrivateKey()
            ?? throw new CertificateException(CertificateProblem.Key, "There is no private key");
        return Request(subject, key, names).CreateSigningRequest();
    }

    private static CertificateRequest Request(X500DistinguishedName subject, AsymmetricAlgorithm key, X509Extension? names)
    {
        var request = key switch
        {
            RSA rsa => new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            ECDsa curve => new CertificateRequest(subject, curve, HashAlgorithmName.SHA256),
            _ => throw new CertificateException(CertificateProblem.KeyType, "Unknown key type"),
        };
        if (names is not null)
        {
            request.CertificateExtensions.Add(names);
        }

        return request;
    }
}
