using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>Whoever types an address means the device that was there.</summary>
public sealed class FamiliarPlaceTests
{
    private const string Serial = SessionBench.Serial;
    private const string OtherSerial = SessionBench.OtherSerial;

    [Theory]
    [InlineData(TrustMode.Strict)]
    [InlineData(TrustMode.TrustOnFirstUse)]
    public async Task ADeviceNeverSeen_AtTheAddressOfATrustedOne_GetsNoCredential(TrustMode trust)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(OtherSerial);
        await using var device = FakeDevice.Start(new AxisAnswers(OtherSerial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Directory.NoteHttps(new("127.0.0.1", device.Port, Serial) { IsTrusted = true });

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device), bench.Options with { Trust = trust });

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Contains($"it is {OtherSerial}, and {Serial} was there", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Remove-DeviceTrust {Serial}", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(bench.Trust.ListPins());
    }

    [Fact]
    public async Task ADeviceNamedByItsSerialNumber_IsTakenWhereAnotherOneWas()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(OtherSerial);
        await using var device = FakeDevice.Start(new AxisAnswers(OtherSerial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Directory.NoteHttps(new("127.0.0.1", device.Port, Serial) { IsTrusted = true });
        bench.Pin(OtherSerial, certificate.KeyHash());

        Assert.Equal(200, (await bench.GetAsync(SessionBench.At(device, OtherSerial, TargetOrigin.Discovered))).Status);
        Assert.Equal(200, (await bench.GetAsync(SessionBench.At(device))).Status);
    }

    [Fact]
    public async Task AMereClaimOverTls_ForbidsPlainHttpThereAfterwards()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var bench = new SessionBench();
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        int port;
        await using (var secure = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate))
        {
            port = secure.Port;
            await bench.RefuseAsync(new DeviceTarget("127.0.0.1", null, TargetOrigin.Typed) { HttpPort = plain.Port, HttpsPort = port });
        }

        DeviceException error = await bench.RefuseAsync(
            new DeviceTarget("127.0.0.1", null, TargetOrigin.Typed) { HttpPort = plain.Port, HttpsPort = port },
            bench.Options with { AllowHttp = true });

        Assert.Contains("HTTPS was seen", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, plain.ConnectionCount);
    }

    [Fact]
    public async Task ADeviceThatAnnouncesHttps_IsNotSpokenToInTheClear()
    {
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var bench = new SessionBench();
        int closed = plain.Port == 1 ? 2 : 1;

        DeviceException error = await bench.RefuseAsync(
            new DeviceTarget(new DiscoveredDevice { Address = "127.0.0.1", HttpPort = plain.Port, HttpsPort = closed }),
            bench.Options with { AllowHttp = true });

        Assert.Contains("says it has HTTPS", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, plain.ConnectionCount);
    }
}
