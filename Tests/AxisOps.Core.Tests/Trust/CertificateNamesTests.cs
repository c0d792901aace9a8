using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Trust;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Trust;

public sealed class CertificateNamesTests
{
    [Fact]
    public void SubjectSerialNumber_OfTheRecordedDeviceId_IsTheMacAddress()
    {
        using X509Certificate2 leaf = X509Certificate2.CreateFromPem(File.ReadAllText(Repository.Fixture("cacsjep-oadm/axis-device-id-ecc-p256-P3265-V.pem")));

        Assert.Equal("B8A44F631339", CertificateNames.SubjectSerialNumber(leaf));
        Assert.False(new PeerCertificate([leaf]).IsSelfIssued);
        Assert.Equal(9999, new PeerCertificate([leaf]).Identify(IdentityLevel.Claim, null, "test").CertificateNotAfter!.Value.Year);
    }
}
