using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Security;

/// <summary>
/// The simulated device identity hierarchy (IEEE 802.1AR): a root and an intermediate that are plainly not the vendor's, and leaves
/// of the exact shape of the recorded one.
/// </summary>
internal sealed class DeviceIdAuthority : IDisposable
{
    private const string Organization = "2.5.4.10";
    private const string CommonName = "2.5.4.3";
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset Founded = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa intermediateKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public DeviceIdAuthority()
    {
        var rootName = CertificateNames.Create((Organization, "AxisOps Simulator"), (CommonName, "Axis device ID Root CA ECC"));
        var intermediateName = CertificateNames.Create(
            (Organization, "AxisOps Simulator"), (CommonName, "Axis device ID Intermediate CA ECC 2"));
        this.Root = Issue(rootName, this.rootKey, rootName, this.rootKey, null);
        this.Intermediate = Issue(intermediateName, this.intermediateKey, rootName, this.rootKey, this.Root);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Intermediate { get; }

    /// <summary>Issues a leaf: no key usage, no basic constraints, no dNSName, valid for ever, as recorded.</summary>
    public X509Certificate2 IssueDeviceId(
        DeviceIdentity identity, string keyType, byte[] hardwareSerial, byte[] serialNumber, DateTimeOffset made)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = CertificateNames.Create(
            ("2.5.4.6", "SE"),
            ("2.5.4.7", "Lund"),
            (Organization, "Axis Communications AB"),
            (CommonName, $"{identity.HostName}-{keyType}-1"),
            ("2.5.4.5", identity.SerialLower));
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(HardwareModuleName.Create(hardwareSerial));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(this.Intermediate, true, false));
        using var bare = request.Create(
            this.Intermediate.SubjectName, X509SignatureGenerator.CreateForECDsa(this.intermediateKey), made, Never, serialNumber);
        using var keyed = bare.CopyWithPrivateKey(key);
        return CertificateKeys.Usable(keyed);
    }

    public void Dispose()
    {
        this.Root.Dispose();
        this.Intermediate.Dispose();
        this.rootKey.Dispose();
        this.intermediateKey.Dispose();
    }

    private static X509Certificate2 Issue(
        X500DistinguishedName subject, ECDsa key, X500DistinguishedName issuer, ECDsa issuerKey, X509Certificate2? issuerCertificate)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, issuerCertificate is not null, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        if (issuerCertificate is not null)
        {
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuerCertificate, true, false));
        }

        var serial = RandomNumberGenerator.GetBytes(20);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return request.Create(issuer, X509SignatureGenerator.CreateForECDsa(issuerKey), Founded, Never, serial);
    }
}
