using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>Says what a certificate is.</summary>
internal static class CertificateReading
{
    private const string SubjectSerialNumber = "2.5.4.5";

    private const string SubjectAlternativeName = "2.5.29.17";

    private const string HardwareModuleName = "1.3.6.1.5.5.7.8.4";

    /// <summary>Describes a certificate.</summary>
    /// <param name="certificate">The certificate; not kept.</param>
    /// <param name="alias">Its name on the device.</param>
    /// <param name="keystore">The keystore of its key.</param>
    /// <param name="isAuthority">Whether it comes from the list of trusted authorities.</param>
    /// <param name="servedSha256">The certificate seen in the handshake.</param>
    /// <exception cref="CryptographicException">A name, a time or an extension is malformed, which the platform tells only when it is read.</exception>
    public static DeviceCertificate Describe(
        X509Certificate2 certificate,
        string? alias,
        string? keystore,
        bool isAuthority,
        string? servedSha256)
    {
        string sha256 = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return new DeviceCertificate(
            alias,
            isAuthority ? CertificateKind.Authority : Classify(certificate, alias),
            DeviceText.Value(certificate.Subject) ?? string.Empty,
            DeviceText.Value(certificate.Issuer) ?? string.Empty,
            Utc(certificate.NotBefore),
            Utc(certificate.NotAfter),
            sha256,
            keystore,
            string.Equals(sha256, servedSha256, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Tells what a certificate is by its contents, and by its alias where Axis names it.</summary>
    public static CertificateKind Classify(X509Certificate2 certificate, string? alias)
    {
        bool selfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        bool named = alias?.StartsWith("Axis device ID", StringComparison.OrdinalIgnoreCase) == true;
        return selfSigned ? CertificateKind.SelfSigned
            : named || IsDeviceId(certificate) ? CertificateKind.DeviceId
            : certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(extension => extension.CertificateAuthority) ? CertificateKind.Authority
            : CertificateKind.Issued;
    }

    private static bool IsDeviceId(X509Certificate2 certificate) =>
        certificate.SubjectName.EnumerateRelativeDistinguishedNames().Any(IsSerialNumber)
        && certificate.Extensions.Any(extension => extension.Oid?.Value == SubjectAlternativeName && NamesHardwareModule(extension.RawData));

    private static bool IsSerialNumber(X500RelativeDistinguishedName name) =>
        !name.HasMultipleElements && name.GetSingleElementType().Value == SubjectSerialNumber;

    // IEEE 802.1AR section 8.10.4, RFC 4108 section 5: an otherName in the alternative names.
    private static bool NamesHardwareModule(byte[] alternativeNames)
    {
        try
        {
            AsnReader names = new AsnReader(alternativeNames, AsnEncodingRules.DER).ReadSequence();
            var otherName = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
            while (names.HasData)
            {
                if (!names.PeekTag().HasSameClassAndValue(otherName))
                {
                    names.ReadEncodedValue();
                }
                else if (names.ReadSequence(otherName).ReadObjectIdentifier() == HardwareModuleName)
                {
                    return true;
                }
            }
        }
        catch (AsnContentException)
        {
            return false;
        }

        return false;
    }

    // 9999-12-31 in local time runs off the calendar east of Greenwich, and the platform clamps it.
    private static DateTimeOffset Utc(DateTime local) =>
        local.Year == 9999 ? new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero) : new DateTimeOffset(local.ToUniversalTime());
}
