using AxisOps.Simulator;
using AxisOps.TestKit;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;
using Org.BouncyCastle.X509.Extension;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>A second reader of the simulated device identities, beside the platform's own: signatures, names and the hardware module name.</summary>
public sealed class BouncyCastleTests
{
    private static readonly DerObjectIdentifier HardwareModuleName = new("1.3.6.1.5.5.7.8.4");

    [Fact]
    public async Task BouncyCastle_ReadsTheDeviceIdentity_AsItReadsTheRecordedOne()
    {
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("d4200-ve-12.9.57");
        var simulated = new X509CertificateParser().ReadCertificate(fleet.Devices[0].Certificate.RawData);
        var recorded = new X509CertificateParser().ReadCertificate(
            await File.ReadAllBytesAsync(Repository.Fixture("cacsjep-oadm/axis-device-id-ecc-p256-P3265-V.pem"), TestContext.Current.CancellationToken));

        Assert.Equal(fleet.Devices[0].SerialNumber.ToLowerInvariant(), SerialNumberOf(simulated));
        Assert.Equal("b8a44f631339", SerialNumberOf(recorded));
        (DerObjectIdentifier type, int length) = HardwareModuleOf(recorded);
        Assert.Equal((type, length), HardwareModuleOf(simulated));
        Assert.Equal(recorded.SigAlgOid, simulated.SigAlgOid);
        Assert.Equal(recorded.GetNonCriticalExtensionOids(), simulated.GetNonCriticalExtensionOids());
        Assert.Empty(simulated.GetCriticalExtensionOids() ?? new HashSet<string>());
    }

    private static string SerialNumberOf(X509Certificate certificate) => Assert.Single(certificate.SubjectDN.GetValueList(X509Name.SerialNumber));

    /// <summary>RFC 4108 section 5: an otherName of type and serial number.</summary>
    private static (DerObjectIdentifier Type, int SerialNumberLength) HardwareModuleOf(X509Certificate certificate)
    {
        Asn1Object extension = X509ExtensionUtilities.FromExtensionValue(certificate.GetExtensionValue(X509Extensions.SubjectAlternativeName));
        GeneralName name = Assert.Single(GeneralNames.GetInstance(extension).GetNames());
        Assert.Equal(GeneralName.OtherName, name.TagNo);
        OtherName other = OtherName.GetInstance(name.Name);
        Assert.Equal(HardwareModuleName, other.TypeID);
        var module = Asn1Sequence.GetInstance(other.Value);
        return (DerObjectIdentifier.GetInstance(module[0]), Asn1OctetString.GetInstance(module[1]).GetOctets().Length);
    }
}
