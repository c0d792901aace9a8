using System.Net;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>Who gets a credential and who does not, asserted on the bytes that arrived.</summary>
public sealed class CredentialTests
{
    private const string Secret = AxisAnswers.Password;

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Send_WhenPeerIsARogue_GivesNoSecret(string scheme)
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var rogue = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, scheme).Answer, certificate);
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(SessionBench.At(rogue));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Contains("-TrustOnFirstUse", error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(rogue.Requests, request => request.Path.StartsWith("/axis-cgi/param.cgi", StringComparison.Ordinal));
        AssertNothingSecret(rogue);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Send_WhenPinned_LogsIn(string scheme)
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, scheme).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
        DeviceReply reply = await session.SendAsync(DeviceRequest.Get("/a?b=c%20d&e=%22f%22"), CancellationToken.None);

        Assert.Equal("welcome", reply.Text());
        Assert.Equal(IdentityLevel.Enrolled, session.Identity.Level);
        Assert.Equal(AxisAnswers.User, session.AcceptedUserName);
        Assert.Equal(SessionBench.Serial, Assert.Single(bench.Directory.List()).SerialNumber);
        Assert.True(bench.Directory.List()[0].HttpsSeen);
    }

    [Fact]
    public async Task Send_AfterLoginByDigest_KeepsTheNonceAndRaisesTheCount()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, "Digest").Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None)).Status);
        }

        Assert.Equal([null, "00000001", "00000002", "00000003"], device.Requests.Select(request => Field(request.Authorization, "nc=")));
        Assert.Equal(1, device.ConnectionCount);
    }

    [Fact]
    public async Task Send_WhenNonceIsStale_TriesOnceMore()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, "Digest") { MaxNonceUses = 1 }.Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
        await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None);
        DeviceReply second = await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None);

        Assert.Equal(200, second.Status);
        Assert.Equal(4, device.Requests.Count);
    }

    [Fact]
    public async Task Send_WhenNonceIsAlwaysStale_StopsAfterTheSecondTry()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, "Digest") { AlwaysStale = true }.Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));

        Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        Assert.Equal(2, device.Requests.Count(request => request.Authorization is not null));
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Send_AfterARefusal_NeverSendsTheCredentialAgain(string scheme)
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, scheme).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        SessionOptions wrong = bench.Options with { Credentials = new FixedCredential(new NetworkCredential(AxisAnswers.User, "wrong")) };

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), wrong);
        for (int i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None));
            Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
            Assert.DoesNotContain("wrong", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Single(device.Requests, request => request.Authorization is not null);
    }

    [Fact]
    public async Task Send_WithTryAll_StopsAfterThree()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), bench.Options with { Credentials = Book(5) });

        Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        Assert.Equal(3, device.Requests.Count(request => request.Authorization is not null));
    }

    [Fact]
    public async Task Send_WithTryAll_FindsTheSecond()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        DeviceCredentialBook book = Book(1, AxisAnswers.User).Add(Rule("first", "guess"));

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), bench.Options with { Credentials = book });
        DeviceReply reply = await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None);

        Assert.Equal(200, reply.Status);
        Assert.Equal(AxisAnswers.User, session.AcceptedUserName);
    }

    [Fact]
    public async Task Send_WithTryAllOverPlainHttp_TriesOnlyTheFirst()
    {
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, "Digest").Answer);
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(
            SessionBench.At(device, "http"), bench.Options with { Credentials = Book(3), AllowHttp = true });

        Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        Assert.Single(device.Requests, request => request.Authorization is not null);
    }

    [Fact]
    public async Task Send_WhenHttpAsksForBasic_GivesNoSecret()
    {
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer);
        await using var bench = new SessionBench();

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, "http"), bench.Options with { AllowHttp = true });

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        AssertNothingSecret(device);
    }

    [Fact]
    public async Task Send_WhenHttpOffersBothSchemes_ChoosesDigest()
    {
        await using var device = FakeDevice.Start(request => request.Authorization is null
            ? FakeAnswer.Ask($"Basic realm=\"AXIS_{SessionBench.Serial}\", Digest realm=\"AXIS_{SessionBench.Serial}\", nonce=\"n\", qop=\"auth\"")
            : FakeAnswer.Of(200, "in"));
        await using var bench = new SessionBench();

        await bench.GetAsync(SessionBench.At(device, "http"), options: bench.Options with { AllowHttp = true });

        Assert.StartsWith("Digest ", Assert.Single(device.Requests, request => request.Authorization is not null).Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhenRealmNamesAnotherDevice_GivesNoSecret()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial) { Realm = "AXIS_" + SessionBench.OtherSerial }.Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Contains("mismatch", error.Message, StringComparison.Ordinal);
        AssertNothingSecret(device);
    }

    [Fact]
    public async Task Send_WithoutAnyCredential_SaysSo()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), new SessionOptions());

        Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        Assert.Contains("Add-DeviceCredential", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhenDeviceNeedsSetup_ReturnsThe401()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(
            _ => FakeAnswer.Of(401, string.Empty, "Axis-Setup: vapix", $"WWW-Authenticate: Basic realm=\"AXIS_{SessionBench.Serial}\""), certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        DeviceReply reply = await bench.GetAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));

        Assert.True(reply.SaysNeedsSetup);
        AssertNothingSecret(device);
    }

    [Fact]
    public async Task Send_WhenAnonymous_ReturnsThe401AsAnybodyGetsIt()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
        DeviceRequest anonymous = DeviceRequest.Get("/x") with { Authentication = RequestAuthentication.Anonymous };
        Assert.Equal(401, (await session.SendAsync(anonymous, CancellationToken.None)).Status);
        await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None);
        Assert.Equal(401, (await session.SendAsync(anonymous, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Send_WhenForbidden_ReturnsThe403()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        var answers = new AxisAnswers(SessionBench.Serial);
        await using var device = FakeDevice.Start(
            request => request.Authorization is null ? answers.Answer(request) : FakeAnswer.Of(403, "no"), certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        Assert.Equal(403, (await bench.GetAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed))).Status);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Send_WhenALargeBodyIsRefusedFirst_SendsItOnlyOnce(string scheme)
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial, scheme).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        byte[] body = new byte[200_000];

        await using IDeviceSession session = bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
        DeviceReply reply = await session.SendAsync(new DeviceRequest(HttpMethod.Post, "/upload") { Body = body }, CancellationToken.None);

        Assert.Equal(200, reply.Status);
        Assert.Equal([0, body.Length], device.Requests.Select(request => request.Body.Length));
    }

    [Fact]
    public async Task Trace_NeverHoldsASecret()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await bench.GetAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), "/axis-cgi/pwdgrp.cgi?action=update&user=joe&pwd=swordfish");

        string all = string.Join('\n', bench.Observer.Traced.Concat(bench.Observer.Told).Concat(bench.Observer.Warnings));
        Assert.Contains("pwd=***", all, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhenTheModelDecides_AsksForItFirst()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        DeviceCredentialBook book = DeviceCredentialBook.Create()
            .Add(new CredentialRule(CredentialPatternKind.Model, "P32*", new NetworkCredential(AxisAnswers.User, AxisAnswers.Password)))
            .Add(Rule("anybody", "wrong"));

        await bench.GetAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), options: bench.Options with { Credentials = book });

        Assert.Single(device.Requests, request => request.Authorization is not null);
    }

    [Fact]
    public async Task Send_WhenTheAnonymousSerialNumberIsAnother_GivesNoSecret()
    {
        using var certificate = TestCertificates.SelfSigned(SessionBench.Serial);
        await using var device = FakeDevice.Start(new AxisAnswers(SessionBench.OtherSerial) { Realm = "cameras" }.Answer, certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        DeviceCredentialBook book = DeviceCredentialBook.Create()
            .Add(new CredentialRule(CredentialPatternKind.Model, "P32*", new NetworkCredential(AxisAnswers.User, AxisAnswers.Password)));

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed), bench.Options with { Credentials = book });

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        AssertNothingSecret(device);
    }

    private static DeviceCredentialBook Book(int count, string? lastUser = null)
    {
        DeviceCredentialBook book = DeviceCredentialBook.Create();
        for (int i = 0; i < count; i++)
        {
            book = book.Add(lastUser is null ? Rule($"user{i}", "wrong") : Rule(lastUser, AxisAnswers.Password));
        }

        return book;
    }

    private static CredentialRule Rule(string user, string password) =>
        new(CredentialPatternKind.Any, null, new NetworkCredential(user, password), tryAll: true);

    private static string? Field(string? header, string name) =>
        header is null ? null : header[(header.IndexOf(name, StringComparison.Ordinal) + name.Length)..].Split(',')[0];

    private static void AssertNothingSecret(FakeDevice device)
    {
        Assert.DoesNotContain("Authorization", device.Received, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Secret, device.Received, StringComparison.Ordinal);
        Assert.DoesNotContain(AxisAnswers.User, device.Received, StringComparison.Ordinal);
    }
}
