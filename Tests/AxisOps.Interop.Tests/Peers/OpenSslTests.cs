using AxisOps.Simulator;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Peers;

/// <summary>OpenSSL as a judge of the simulated device identities.</summary>
public sealed class OpenSslTests
{
    [Fact]
    public async Task OpenSsl_VerifiesTheDeviceIdentityChain_AndReadsItsShape()
    {
        PeerProgram.Require("openssl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync("d4200-ve-12.9.57");
        using var folder = new TemporaryFolder();
        string roots = folder.File("roots.pem", string.Join('\n', fleet.RootCertificates.Select(root => root.ExportCertificatePem())));
        var device = fleet.Devices[0];

        PeerAnswer answer = await PeerProgram.RunAsync(
            "openssl", string.Empty, "s_client", "-connect", $"{device.Address}:{device.HttpsPort}", "-CAfile", roots, "-showcerts", "-verify_return_error");

        Assert.Contains("Verify return code: 0 (ok)", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Axis device ID Intermediate CA", answer.Output, StringComparison.Ordinal);
        Assert.Equal(2, answer.Output.Split("-----BEGIN CERTIFICATE-----").Length - 1);

        string leaf = folder.File("leaf.pem", device.Certificate.ExportCertificatePem());
        PeerAnswer text = await PeerProgram.RunAsync("openssl", string.Empty, "x509", "-in", leaf, "-noout", "-text");
        string serial = device.SerialNumber.ToLowerInvariant();
        Assert.Contains($"CN = axis-{serial}-eccp256-1", text.Output, StringComparison.Ordinal);
        Assert.Contains($"serialNumber = {serial}", text.Output, StringComparison.Ordinal);
        Assert.Contains("Dec 31 23:59:59 9999 GMT", text.Output, StringComparison.Ordinal);
        Assert.Contains("ecdsa-with-SHA256", text.Output, StringComparison.Ordinal);
        Assert.Contains("othername", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("X509v3 Key Usage", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DNS:", text.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p3245-lve-11.11.192")]
    [InlineData("p5512-5.51.7")]
    public async Task OpenSsl_SeesASelfSignedCertificate_OfADeviceWithoutIdentity(string profile)
    {
        PeerProgram.Require("openssl");
        await using SimulatorHost fleet = await SimulatorFixture.StartAsync(profile);
        var device = fleet.Devices[0];

        // Level 0: the keys of the oldest generation are shorter than what OpenSSL takes by default.
        PeerAnswer answer = await PeerProgram.RunAsync(
            "openssl", string.Empty, "s_client", "-connect", $"{device.Address}:{device.HttpsPort}", "-cipher", "DEFAULT@SECLEVEL=0");

        Assert.Contains($"CN = axis-{device.SerialNumber.ToLowerInvariant()}", answer.Output, StringComparison.Ordinal);
        Assert.Contains("self-signed certificate", answer.Output, StringComparison.Ordinal);
    }
}
