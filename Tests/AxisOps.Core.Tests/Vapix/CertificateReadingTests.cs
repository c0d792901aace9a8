using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Tests.Fakes;
using AxisOps.Core.Tests.Inventory.Reading;
using AxisOps.Core.Trust;
using AxisOps.Core.Vapix;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

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

    [Theory]
    [InlineData("not-after-is-no-time.der")]
    [InlineData("not-before-is-no-time.der")]
    public async Task Read_OfACertificateWithAMalformedTime_FailsForThatFactAlone(string finding)
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Repository.Root, "Tests", "AxisOps.Fuzz", "Findings", "certificate", finding));
        string pem = certificate.ExportCertificatePem().Replace("\n", "\\n", StringComparison.Ordinal);
        ScriptedSession listed = Generations.Camera1211().Says("/config/rest/cert/v1/certificates", $$"""{"status":"success","data":[{"alias":"a","certificate":"{{pem}}"}]}""");
        ScriptedSession served = new ScriptedSession("B8A44F631339") { PeerCertificates = [certificate] };

        // Of a list that cannot be read the served one stays.
        Assert.Equal("TLS handshake", (await Certificates(listed)).Source);
        Assert.Equal(FactState.Failed, (await Certificates(served)).State);
        DeviceIdentity identity = new PeerCertificate([certificate]).Identify(IdentityLevel.Claim, null, "test");
        Assert.Equal(64, identity.PublicKeySha256!.Length);
        Assert.NotNull(identity.CertificateSubject);
    }

    private static async Task<DeviceFact> Certificates(ScriptedSession session)
    {
        var reader = new DeviceReader(new FakeTimeProvider());
        DeviceReadResult result = await reader.ReadAsync(session, new DeviceReadOptions(), TestContext.Current.CancellationToken);
        return result.Device.Facts.Single(fact => fact.Name == nameof(AxisDevice.Certificates));
    }

    private static CertificateRequest Request(string name, ECDsa key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        return request;
    }
}
