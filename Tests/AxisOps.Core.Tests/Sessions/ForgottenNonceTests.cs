using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>A device that no longer knows a nonce has not refused the credential.</summary>
public sealed class ForgottenNonceTests : IDisposable
{
    private readonly X509Certificate2 certificate = TestCertificates.SelfSigned(SessionBench.Serial);

    public void Dispose() => certificate.Dispose();

    [Fact]
    public async Task Send_WhenTheDeviceForgetsNoncesWithTheConnection_LogsInAgain()
    {
        var answers = new AxisAnswers(SessionBench.Serial, "Digest");
        var known = new ConcurrentDictionary<int, FakeRequest>();
        await using var device = FakeDevice.Start(
            request =>
            {
                bool isNew = request.Path == "/x" && known.TryAdd(request.Connection, request);
                FakeAnswer answer = answers.Answer(isNew ? Anonymous(request) : request);
                return request.Authorization is null || isNew ? answer : answer.Closing();
            },
            certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None)).Status);
        }

        Assert.Equal(3, device.ConnectionCount);
        Assert.Equal(5, device.Requests.Count(request => request.Authorization is not null));
        Assert.Equal(AxisAnswers.User, session.AcceptedUserName);
    }

    [Theory]
    [InlineData("Digest", 2)]
    [InlineData("Basic", 1)]
    public async Task Send_WhenTheDeviceRefusesForGoodAfterAReconnect_StopsAtTheFirstRefusalOfTheCredential(string scheme, int sent)
    {
        var answers = new AxisAnswers(SessionBench.Serial, scheme);
        await using var device = FakeDevice.Start(
            request => request.Path == "/x" && request.Connection > 1 ? answers.Answer(Anonymous(request))
                : request.Authorization is null ? answers.Answer(request)
                : answers.Answer(request).Closing(),
            certificate);
        await using var bench = new SessionBench();
        bench.Pin(SessionBench.Serial, certificate.KeyHash());

        await using IDeviceSession session = bench.Open(SessionBench.At(device));
        await session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None);
        for (int i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<DeviceException>(() => session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None));
            Assert.Equal(DeviceErrorKind.Unauthorized, error.Kind);
        }

        Assert.Equal(sent, device.Requests.Count(request => request.Connection > 1 && request.Authorization is not null));
    }

    /// <summary>What the device makes of a header it cannot take.</summary>
    private static FakeRequest Anonymous(FakeRequest request) =>
        request with { Headers = request.Headers.Where(header => header.Key != "Authorization").ToDictionary() };
}
