using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AxisOps.Core.Tests.Fakes;

/// <summary>Certificates as devices, authorities and impostors have them.</summary>
internal static class TestCertificates
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-2);

    internal static X509Certificate2 SelfSigned(string serialNumber, bool rsa = false)
    {
        CertificateRequest request = Request($"O=Axis Communications AB, CN=axis-{serialNumber.ToLowerInvariant()}", rsa, out AsymmetricAlgorithm key);
        using (key)
        {
            return Portable(request.CreateSelfSigned(From, From.AddYears(3)));
        }
    }

    internal static X509Certificate2 Root(string name, bool rsa = false)
    {
        CertificateRequest request = Request($"O=Example Site, CN={name}", rsa, out AsymmetricAlgorithm key);
        using (key)
        {
            AddAuthority(request, isAuthority: true);
            return Portable(request.CreateSelfSigned(From, From.AddYears(20)));
        }
    }

    internal static X509Certificate2 Intermediate(X509Certificate2 issuer, string name, bool isAuthority = true, bool rsa = false) =>
        Issue(issuer, $"O=Example Site, CN={name}", rsa, request => AddAuthority(request, isAuthority));

    /// <summary>As IEEE 802.1AR and the recorded P3265-V leaf: serialNumber attribute, otherName, end of validity 9999, no key usage.</summary>
    internal static X509Certificate2 DeviceId(X509Certificate2 issuer, string serialNumber, bool rsa = false, string? subject = null) =>
        Issue(
            issuer,
            subject ?? $"C=SE, L=Lund, O=Axis Communications AB, CN=axis-{serialNumber.ToLowerInvariant()}-eccp256-1, serialNumber={serialNumber.ToLowerInvariant()}",
            rsa,
            request => request.CertificateExtensions.Add(new X509Extension("2.5.29.17", HardwareModuleName(), critical: false)),
            new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero));

    internal static X509Certificate2 Server(
        X509Certificate2 issuer, string subject, Action<SubjectAlternativeNameBuilder>? names = null, string? purpose = "1.3.6.1.5.5.7.3.1", DateTimeOffset? until = null) =>
        Issue(
            issuer,
            subject,
            rsa: false,
            request =>
            {
                if (purpose is not null)
                {
                    request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));
                }

                if (names is not null)
                {
                    var builder = new SubjectAlternativeNameBuilder();
                    names(builder);
                    request.CertificateExtensions.Add(builder.Build());
                }
            },
            until);

    internal static DeviceTrustRoot AsRoot(this X509Certificate2 certificate, TrustRootPurpose purpose) => new(
        certificate.Subject,
        purpose,
        certificate.GetCertHashString(HashAlgorithmName.SHA256),
        certificate.NotAfter,
        DateTimeOffset.UtcNow,
        certificate.ExportCertificatePem());

    internal static string KeyHash(this X509Certificate2 certificate) =>
        Convert.ToHexString(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static X509Certificate2 Issue(
        X509Certificate2 issuer, string subject, bool rsa, Action<CertificateRequest> extend, DateTimeOffset? until = null)
    {
        CertificateRequest request = Request(subject, rsa, out AsymmetricAlgorithm key);
        using (key)
        {
            extend(request);
            byte[] serial = RandomNumberGenerator.GetBytes(12);
            serial[0] &= 0x7F;
            X509SignatureGenerator generator = issuer.GetRSAPrivateKey() is { } signer
                ? X509SignatureGenerator.CreateForRSA(signer, RSASignaturePadding.Pkcs1)
                : X509SignatureGenerator.CreateForECDsa(issuer.GetECDsaPrivateKey()!);
            using X509Certificate2 bare = request.Create(issuer.SubjectName, generator, From, until ?? From.AddYears(2), serial);
            return Portable(key is RSA rsaKey ? bare.CopyWithPrivateKey(rsaKey) : bare.CopyWithPrivateKey((ECDsa)key));
        }
    }

    private static CertificateRequest Request(string subject, bool rsa, out AsymmetricAlgorithm key)
    {
        var name = new X500DistinguishedName(subject);
        if (rsa)
        {
            var rsaKey = RSA.Create(2048);
            key = rsaKey;
            return new CertificateRequest(name, rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        var ecKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        key = ecKey;
        return new CertificateRequest(name, ecKey, HashAlgorithmName.SHA256);
    }

    private static void AddAuthority(CertificateRequest request, bool isAuthority)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, hasPathLengthConstraint: false, 0, critical: true));
        if (isAuthority)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        }
    }

    private static byte[] HardwareModuleName()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.8.4");
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.3.6.1.4.1.28137.637093.8.2");
                writer.WriteOctetString(new byte[18]);
            }
        }

        return writer.Encode();
    }

    /// <summary>Windows serves TLS only with keys that were imported.</summary>
    private static X509Certificate2 Portable(X509Certificate2 certificate)
    {
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
        }
    }
}
