using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Security;

/// <summary>What a unit without device ID makes at first boot. Names as seen in scans; validity and extensions are invented.</summary>
internal static class SelfSignedCertificate
{
    public static X509Certificate2 Create(DeviceIdentity identity, RSA key, byte[] serialNumber, DateTimeOffset made)
    {
        var name = CertificateNames.Create(("2.5.4.10", "Axis Communications AB"), ("2.5.4.3", identity.HostName));
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var generator = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        using var bare = request.Create(name, generator, made, made.AddYears(20), serialNumber);
        using var keyed = bare.CopyWithPrivateKey(key);
        return CertificateKeys.Usable(keyed);
    }
}
