using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Runs;

/// <summary>Signs with the private key of a certificate, which may be kept away from the store.</summary>
public sealed class CertificateRunSigner : IRunSigner
{
    private readonly X509Certificate2 certificate;

    /// <summary>Initializes a new instance of the <see cref="CertificateRunSigner"/> class.</summary>
    /// <param name="certificate">A certificate with an RSA or ECDSA private key; it stays the caller's.</param>
    /// <exception cref="ArgumentException">It has no such key.</exception>
    public CertificateRunSigner(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException("The certificate has no private key here, so nothing can be signed with it.", nameof(certificate));
        }

        this.certificate = certificate;
        using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
        using RSA? rsa = certificate.GetRSAPublicKey();
        Algorithm = (ecdsa, rsa) switch
        {
            (not null, _) => RunSeal.EcdsaAlgorithm,
            (_, not null) => RunSeal.RsaAlgorithm,
            _ => throw new ArgumentException("The key of the certificate is neither RSA nor ECDSA.", nameof(certificate)),
        };
    }

    /// <inheritdoc/>
    public string Algorithm { get; }

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> VerificationKey => certificate.RawData;

    /// <inheritdoc/>
    public bool IsCertificate => true;

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        if (Algorithm == RunSeal.EcdsaAlgorithm)
        {
            using ECDsa ecdsa = certificate.GetECDsaPrivateKey() ?? throw new CryptographicException("The certificate no longer has its private key.");
            return ecdsa.SignData(message, HashAlgorithmName.SHA256);
        }

        using RSA rsa = certificate.GetRSAPrivateKey() ?? throw new CryptographicException("The certificate no longer has its private key.");
        return rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }
}
