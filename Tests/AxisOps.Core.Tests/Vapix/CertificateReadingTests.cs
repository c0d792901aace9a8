using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Tests.Inventory.Reading;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Tests.Vapix;

public sealed class CertificateReadingTests
{
    [Fact]
    public void Classify_OfARealDeviceIdentity_KnowsItWithoutItsAlias()
    {
        using X509Certificate2 certificate = Generations.DeviceId();

        Assert.Equal(CertificateKind.DeviceId, CertificateReading.Classify(certificate, null));
        DeviceCertificate described = CertificateReading.Describe(certificate, "a", "SE0", isAuthority: false, null);
        Assert.Equal(new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), described.NotAfter);
        Assert.Equal(new DateTimeOffset(2022, 4, 6, 15, 30, 31, TimeSpan.Zero), described.NotBefore);
        Assert.False(described.IsServed);
        Assert.Matches("^[0-9A-F]{64}$", described.Sha256);
    }

    [Theory]
    [InlineData(false, CertificateKind.Issued)]
    [InlineData(true, CertificateKind.Authority)]
    public void Classify_OfAnIssuedCertificate_GoesByItsConstraints(bool isAuthority, CertificateKind kind)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 issuer = Request("CN=Issuer", key, isAuthority: true).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        using X509Certificate2 issued = Request("CN=axis-b8a44f000001", key, isAuthority).Create(issuer, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(80), [1]);

        Assert.Equal(kind, CertificateReading.Classify(issued, "site"));
        Assert.Equal(CertificateKind.SelfSigned, CertificateReading.Classify(issuer, "Axis device ID of somebody"));
        Assert.Equal(CertificateKind.DeviceId, CertificateReading.Classify(issued, "Axis device ID RSA-2048"));
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }
}
