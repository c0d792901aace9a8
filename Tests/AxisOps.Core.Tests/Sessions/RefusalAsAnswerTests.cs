using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>A 401 on a write says nothing of a credential that was accepted before; where that is known, the session goes on.</summary>
public sealed class RefusalAsAnswerTests
{
    private static readonly DeviceRequest Write = new(HttpMethod.Post, "/write") { Authentication = RequestAuthentication.RefusalIsAnswer };

    [Theory]
    [InlineData("Basic")]
    [InlineData("Digest")]
    public async Task Refusal_AfterAnAcceptedCredential_IsTheAnswer_AndTheNextRequestWorks(string scheme)
    {
        var answers = new AxisAnswers(SessionBench.Serial, scheme);
        await using FakeDevice device = Start(answers);
        await using var bench = new SessionBench();
        await using IDeviceSession session = Open(bench, device);
        await session.SendAsync(DeviceRequest.Get("/read"), CancellationToken.None);

        Assert.Equal(401, (await session.SendAsync(Write, CancellationToken.None)).Status);
        Assert.Equal(200, (await session.SendAsync(DeviceRequest.Get("/read"), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task Refusal_BeforeAnyCredentialWasAccepted_IsARefusal_AndNothingMoreIsSent()
    {
        await using FakeDevice device = Start(new AxisAnswers(SessionBench.Serial));
        await using var bench = new SessionBench();
        await using IDeviceSession session = Open(bench, device);

        Assert.Equal(DeviceErrorKind.Unauthorized, (await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(Write, CancellationToken.None))).Kind);
        await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get("/read"), CancellationToken.None));
        Assert.Single(device.Requests, request => request.Authorization is not null);
    }

    [Fact]
    public async Task Refusal_OfAnyOtherRequest_EndsTheSessionAsEver()
    {
        await using FakeDevice device = Start(new AxisAnswers(SessionBench.Serial));
        await using var bench = new SessionBench();
        await using IDeviceSession session = Open(bench, device);
        await session.SendAsync(DeviceRequest.Get("/read"), CancellationToken.None);

        await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(Write with { Authentication = RequestAuthentication.WhenAsked }, CancellationToken.None));
        await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get("/read"), CancellationToken.None));
    }

    private static IDeviceSession Open(SessionBench bench, FakeDevice device)
    {
        bench.Pin(SessionBench.Serial, KeyHash);
        return bench.Open(SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed));
    }

    private static readonly System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate = TestCertificates.SelfSigned(SessionBench.Serial);

    private static readonly string KeyHash = Certificate.KeyHash();

    /// <summary>Everything is granted to the account but the write, which is answered as a request without a credential is.</summary>
    private static FakeDevice Start(AxisAnswers answers) => FakeDevice.Start(
        request =>
        {
            FakeAnswer granted = answers.Answer(request);
            return request.Path == "/write" ? answers.Answer(request with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) }) : granted;
        },
        Certificate);
}
