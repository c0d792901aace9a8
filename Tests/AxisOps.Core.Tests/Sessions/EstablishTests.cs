using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>Finding the way to a device and finding out who it is.</summary>
public sealed class EstablishTests
{
    private const string Serial = SessionBench.Serial;

    [Fact]
    public async Task Establish_DeviceIdWithIntermediate_IsProvenByTheHandshakeAlone()
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 middle = TestCertificates.Intermediate(root, "Device ID Intermediate");
        using X509Certificate2 leaf = TestCertificates.DeviceId(middle, Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, leaf, [middle]);
        await using var bench = new SessionBench();
        bench.Trust.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        DeviceIdentity identity = await session.EstablishAsync(CancellationToken.None);

        Assert.Equal((IdentityLevel.Proven, Serial), (identity.Level, identity.SerialNumber));
        Assert.Equal([leaf.Subject, middle.Subject], session.PeerCertificates.Select(certificate => certificate.Subject));
        Assert.Empty(device.Requests);
        Assert.Equal((DeviceScheme.Https, device.Port), (session.Scheme, session.Port));
        KnownDevice known = bench.Directory.Find(Serial)!;
        Assert.Equal(("127.0.0.1", device.Port, true), (known.Address, known.HttpsPort, known.HttpsSeen));
    }

    [Fact]
    public async Task Establish_SelfSigned_IsAClaimThatIsNotRemembered()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        DeviceIdentity identity = await session.EstablishAsync(CancellationToken.None);
        await session.EstablishAsync(CancellationToken.None);

        Assert.Equal((IdentityLevel.Claim, Serial), (identity.Level, identity.SerialNumber));
        Assert.Empty(bench.Directory.List());
        Assert.Single(device.Requests);
        Assert.Equal("P3245-LVE", Assert.IsType<AnonymousClaim>(session.State[typeof(AnonymousClaim)]).Model);
    }

    [Fact]
    public async Task Establish_WithoutAnonymousInformation_ReadsTheRealm()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(
            request => request.Path == "/axis-cgi/basicdeviceinfo.cgi"
                ? FakeAnswer.Of(200, """{"apiVersion":"1.0","error":{"code":2004,"message":"Unknown method"}}""")
                : FakeAnswer.Ask($"Digest realm=\"AXIS_{Serial}\", nonce=\"n\""),
            certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device));

        Assert.Equal(Serial, (await session.EstablishAsync(CancellationToken.None)).SerialNumber);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(301)]
    public async Task Establish_NoAxisDevice_IsAClaimWithoutSerialNumber(int status)
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(_ => FakeAnswer.Of(status, "{", "Location: https://192.0.2.1/"), certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        DeviceIdentity identity = await session.EstablishAsync(CancellationToken.None);

        Assert.Equal((IdentityLevel.Claim, null), (identity.Level, identity.SerialNumber));
    }

    [Fact]
    public async Task Establish_WhileStarting_IsBusyAndLaterNotAnyMore()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        bool isReady = false;
        var answers = new AxisAnswers(Serial);
        await using var device = FakeDevice.Start(request => Volatile.Read(ref isReady) ? answers.Answer(request) : FakeAnswer.Of(503), certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        var error = await Assert.ThrowsAsync<DeviceException>(() => session.EstablishAsync(CancellationToken.None));
        Volatile.Write(ref isReady, true);
        DeviceIdentity identity = await session.EstablishAsync(CancellationToken.None);

        Assert.Equal(DeviceErrorKind.Busy, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Equal(Serial, identity.SerialNumber);
    }

    [Fact]
    public async Task Establish_WhenTheDeviceClosesAfterEachAnswer_StillFindsOut()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        var answers = new AxisAnswers(Serial, "Digest") { TellsInformation = false };
        await using var device = FakeDevice.Start(request => answers.Answer(request).Closing(), certificate);
        await using var bench = new SessionBench();
        bench.Pin(Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device, Serial, TargetOrigin.Typed));
        Assert.Equal(IdentityLevel.Enrolled, (await session.EstablishAsync(CancellationToken.None)).Level);
        Assert.Equal(200, (await session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None)).Status);
        Assert.Equal(200, (await session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Establish_AnotherDeviceThanExpected_IsRefusedAndTheConnectionClosed()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(SessionBench.OtherSerial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.OtherSerial).Answer, certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device, Serial, TargetOrigin.Recorded));
        var error = await Assert.ThrowsAsync<DeviceException>(() => session.EstablishAsync(CancellationToken.None));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Establish_ChangedPin_GetsNoSecretAndNamesTheWayOut()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(Serial, new string('A', 64));

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device), bench.Options with { Trust = TrustMode.TrustOnFirstUse });

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Contains("-Pin -Force", error.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(new string('A', 64), bench.Trust.FindPin(Serial)!.PublicKeySha256);
    }

    [Fact]
    public async Task TrustOnFirstUse_PinsOnceAndWarnsOnce()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var bench = new SessionBench();
        SessionOptions options = bench.Options with { Trust = TrustMode.TrustOnFirstUse };

        await using (IDeviceSession session = bench.Open(SessionBench.At(device), options))
        {
            Assert.Equal(IdentityLevel.Claim, (await session.EstablishAsync(CancellationToken.None)).Level);
            Assert.Empty(bench.Trust.ListPins());
            await session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None);
            Assert.Equal(IdentityLevel.Enrolled, session.Identity.Level);
        }

        await bench.GetAsync(SessionBench.At(device), options: options);

        DeviceTrust pin = Assert.Single(bench.Trust.ListPins());
        Assert.Equal((Serial, certificate.KeyHash()), (pin.SerialNumber, pin.PublicKeySha256));
        Assert.Single(bench.Observer.Pins);
        Assert.True(bench.Directory.Find(Serial)!.HttpsSeen);
    }

    [Fact]
    public async Task TrustOnFirstUse_WhenAnotherProcessPinnedMeanwhile_AgreesWithTheWinner()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var bench = new SessionBench();

        await using IDeviceSession session = bench.Open(SessionBench.At(device), bench.Options with { Trust = TrustMode.TrustOnFirstUse });
        await session.EstablishAsync(CancellationToken.None);
        bench.Pin(Serial, new string('B', 64));
        var error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Establish_PlainHttpServer_NeedsConsent()
    {
        await using var device = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var bench = new SessionBench();

        DeviceException refused = await bench.RefuseAsync(SessionBench.At(device, "http"));
        Assert.Equal(DeviceErrorKind.Untrusted, refused.Kind);
        Assert.Contains("-AllowHttp", refused.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, device.ConnectionCount);

        await using IDeviceSession session = bench.Open(SessionBench.At(device, "http"), bench.Options with { AllowHttp = true });
        Assert.Equal((IdentityLevel.Unprotected, Serial), ((await session.EstablishAsync(CancellationToken.None)).Level, session.Identity.SerialNumber));
        Assert.Equal(200, (await session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None)).Status);
        Assert.Empty(bench.Directory.List());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Establish_WhenHttpsIsClosed_FallsBackOnlyWithConsent(bool allow)
    {
        await using var device = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var bench = new SessionBench();
        DeviceTarget target = Ports(device.Port, ClosedPort());

        if (allow)
        {
            Assert.Equal(200, (await bench.GetAsync(target, options: bench.Options with { AllowHttp = true })).Status);
            return;
        }

        DeviceException error = await bench.RefuseAsync(target);
        Assert.Equal(DeviceErrorKind.Unreachable, error.Kind);
        Assert.Contains("refuses connections", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, device.ConnectionCount);
    }

    [Fact]
    public async Task Establish_WhenThePortSpeaksPlainHttp_FallsBackWithConsent()
    {
        await using var device = FakeDevice.Start(
            request => request.Method is "GET" or "POST" ? new AxisAnswers(Serial, "Digest").Answer(request) : FakeAnswer.Of(400));
        await using var plain = OneAnswer.PlainHttp();
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(Ports(device.Port, plain.Port));
        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
        Assert.Contains("does not speak TLS", error.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await bench.GetAsync(Ports(device.Port, plain.Port), options: bench.Options with { AllowHttp = true })).Status);
    }

    [Fact]
    public async Task Establish_WhenTlsCannotAgree_NeverTriesHttp()
    {
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var tls = OneAnswer.TlsAlert();
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(Ports(plain.Port, tls.Port), bench.Options with { AllowHttp = true });

        Assert.Equal(DeviceErrorKind.Protocol, error.Kind);
        Assert.Contains("speaks TLS", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, plain.ConnectionCount);
    }

    [Fact]
    public async Task Establish_WhenTheHandshakeBreaksOff_IsUnreachable_AndNeverTriesHttp()
    {
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var tls = OneAnswer.BrokenHandshake();
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(Ports(plain.Port, tls.Port), bench.Options with { AllowHttp = true });

        Assert.Equal(DeviceErrorKind.Unreachable, error.Kind);
        Assert.Contains("lost during the TLS handshake", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, plain.ConnectionCount);
    }

    [Fact]
    public async Task Establish_After401OverHttps_NeverTriesHttp()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var secure = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var plain = FakeDevice.Start(new AxisAnswers(Serial, "Digest").Answer);
        await using var bench = new SessionBench();
        SessionOptions options = bench.Options with { AllowHttp = true };

        Assert.Equal(DeviceErrorKind.Untrusted, (await bench.RefuseAsync(Ports(plain.Port, secure.Port), options)).Kind);
        bench.Pin(Serial, certificate.KeyHash());
        var wrong = options with { Credentials = new FixedCredential(new NetworkCredential("a", "b")) };
        Assert.Equal(DeviceErrorKind.Unauthorized, (await bench.RefuseAsync(Ports(plain.Port, secure.Port), wrong)).Kind);

        Assert.Equal(0, plain.ConnectionCount);
    }

    [Theory]
    [InlineData("serial")]
    [InlineData("address")]
    [InlineData("claim")]
    [InlineData("pin")]
    [InlineData("realm")]
    public async Task HttpsSeen_BlocksHttp(string seenBy)
    {
        var answers = new AxisAnswers(Serial, "Digest") { TellsInformation = seenBy != "realm", Realm = seenBy == "realm" ? "AXIS_" + Serial : "x" };
        await using var device = FakeDevice.Start(
            request => seenBy == "realm" && !request.Path.StartsWith("/axis-cgi/param.cgi?action=list", StringComparison.Ordinal) ? FakeAnswer.NotFound() : answers.Answer(request));
        await using var bench = new SessionBench();
        int closed = ClosedPort();
        DeviceTarget target = seenBy == "serial"
            ? new DeviceTarget("127.0.0.1", Serial, TargetOrigin.Recorded) { HttpPort = device.Port, HttpsPort = closed }
            : Ports(device.Port, closed);
        if (seenBy == "pin")
        {
            bench.Pin(Serial, new string('A', 64));
        }
        else
        {
            bench.Directory.Remember(new KnownDevice(Serial, seenBy == "address" ? "127.0.0.1" : "192.0.2.7") { HttpsSeen = true, HttpsPort = closed });
        }

        DeviceException error = await bench.RefuseAsync(target, bench.Options with { AllowHttp = true });

        Assert.Contains("HTTPS was seen", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Establish_SerialNumberAlone_UsesTheKnownAddress()
    {
        using X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(Serial, certificate.KeyHash());

        DeviceException unknown = await bench.RefuseAsync(new DeviceTarget(Serial));
        Assert.Equal(DeviceErrorKind.ItemNotFound, unknown.Kind);
        Assert.Contains("Find-Device", unknown.RecommendedAction, StringComparison.Ordinal);

        bench.Directory.Remember(new KnownDevice(Serial, "127.0.0.1") { HttpsPort = device.Port });
        Assert.Equal(200, (await bench.GetAsync(new DeviceTarget(Serial))).Status);
    }

    [Fact]
    public async Task Establish_NameThatDoesNotResolve_SaysSo()
    {
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(new DeviceTarget("camera.invalid"));

        Assert.Equal(DeviceErrorKind.Unreachable, error.Kind);
        Assert.Contains("does not resolve", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Establish_WhenTheHandshakeNeverEnds_TimesOut()
    {
        await using var device = FakeDevice.Start(_ => FakeAnswer.Silence());
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device), bench.Options with { RequestTimeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(DeviceErrorKind.Timeout, error.Kind);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Reconnect_ToAnotherCertificateWithoutTrust_GetsNoSecret()
    {
        using X509Certificate2 genuine = TestCertificates.SelfSigned(Serial);
        using X509Certificate2 impostor = TestCertificates.SelfSigned(Serial);
        var answers = new AxisAnswers(Serial);
        await using var device = FakeDevice.Start(
            request => answers.Answer(request) with { Close = request.Authorization is not null }, genuine);
        await using var bench = new SessionBench();
        bench.Pin(Serial, genuine.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        await session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None);
        device.Use(impostor);
        await device.AllClosedAsync();
        int before = device.Requests.Count;
        var error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(Core.Http.DeviceRequest.Get("/x"), CancellationToken.None));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.All(device.Requests.Skip(before), request => Assert.Null(request.Authorization));
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Reconnect_BetweenTheChallengeAndItsAnswer_DoesNotAnswerAnImpostor(string scheme)
    {
        using X509Certificate2 root = TestCertificates.Root("Device ID Root");
        using X509Certificate2 genuine = TestCertificates.DeviceId(root, Serial);
        using X509Certificate2 impostor = TestCertificates.SelfSigned(Serial);
        var answers = new AxisAnswers(Serial, scheme);
        FakeDevice? swapping = null;
        await using var device = FakeDevice.Start(
            request =>
            {
                swapping!.Use(impostor);
                return answers.Answer(request).Closing();
            },
            genuine);
        swapping = device;
        await using var bench = new SessionBench();
        bench.Trust.SaveRoot(root.AsRoot(TrustRootPurpose.DeviceId));

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
        Assert.True(device.ConnectionCount > 1);
    }

    private static DeviceTarget Ports(int http, int https) =>
        new("127.0.0.1", null, TargetOrigin.Typed) { HttpPort = http, HttpsPort = https };

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
