using System.Net;
using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Sessions;

public sealed class SessionPoolTests : IAsyncDisposable
{
    private const string Serial = SessionBench.Serial;

    private readonly X509Certificate2 certificate = TestCertificates.SelfSigned(Serial);
    private readonly FakeDevice device;
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly SessionBench bench;

    public SessionPoolTests()
    {
        device = FakeDevice.Start(new AxisAnswers(Serial).Answer, certificate);
        bench = new SessionBench(time, new SessionPoolOptions { MaxKept = 2 });
        bench.Pin(Serial, certificate.KeyHash());
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await device.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task Open_Again_UsesTheKeptConnectionAndTheLogin()
    {
        await bench.GetAsync(SessionBench.At(device, Serial, TargetOrigin.Typed));
        await bench.GetAsync(SessionBench.At(device, Serial, TargetOrigin.Typed));

        Assert.Equal(1, device.ConnectionCount);
        Assert.Equal(3, device.Requests.Count);
        Assert.Equal(1, bench.Pool.KeptCount);
    }

    [Fact]
    public async Task Open_WithOtherTrustCredentialOrTarget_NeverSharesAConnection()
    {
        await bench.GetAsync(SessionBench.At(device));
        await bench.GetAsync(SessionBench.At(device), options: bench.Options with { Trust = TrustMode.TrustOnFirstUse });
        await bench.GetAsync(SessionBench.At(device), options: bench.Options with { AllowHttp = true });
        await bench.GetAsync(SessionBench.At(device, Serial, TargetOrigin.Typed));
        await bench.GetAsync(new DeviceTarget($"127.0.0.1:{device.Port}", null, TargetOrigin.Discovered));
        await bench.RefuseAsync(SessionBench.At(device), bench.Options with { Credentials = new FixedCredential(new NetworkCredential(AxisAnswers.User, "x")) });
        await bench.RefuseAsync(SessionBench.At(device), bench.Options with { Credentials = NoCredentials.Instance });

        Assert.Equal(7, device.ConnectionCount);
        Assert.Equal(7, device.Requests.Where(request => request.Authorization is null).Select(request => request.Connection).Distinct().Count());
    }

    [Fact]
    public async Task Open_TwoAtOnce_UsesTwoConnections()
    {
        await using IDeviceSession first = bench.Open(SessionBench.At(device));
        await using IDeviceSession second = bench.Open(SessionBench.At(device));
        await Task.WhenAll(first.EstablishAsync(CancellationToken.None), second.EstablishAsync(CancellationToken.None));

        Assert.Equal(2, device.ConnectionCount);
    }

    [Fact]
    public async Task Open_AfterThePinWasRemoved_GivesNoSecretOnTheKeptConnection()
    {
        await bench.GetAsync(SessionBench.At(device));
        bench.Trust.RemovePin(Serial);

        DeviceException error = await bench.RefuseAsync(SessionBench.At(device));

        Assert.Equal(DeviceErrorKind.Untrusted, error.Kind);
        Assert.Equal(1, device.ConnectionCount);
        Assert.Single(device.Requests, request => request.Authorization is not null);
    }

    [Fact]
    public async Task Return_BeyondTheCap_ClosesTheOldest()
    {
        IDeviceSession[] sessions = [.. Enumerable.Range(0, 3).Select(_ => bench.Open(SessionBench.At(device)))];
        foreach (IDeviceSession session in sessions)
        {
            await session.EstablishAsync(CancellationToken.None);
        }

        foreach (IDeviceSession session in sessions)
        {
            await session.DisposeAsync();
        }

        Assert.Equal(2, bench.Pool.KeptCount);
    }

    [Fact]
    public async Task Return_AfterARefusedCredential_IsNotKept()
    {
        await bench.RefuseAsync(SessionBench.At(device), bench.Options with { Credentials = new FixedCredential(new NetworkCredential("a", "b")) });

        Assert.Equal(0, bench.Pool.KeptCount);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Idle_ForAMinute_IsClosed()
    {
        await bench.GetAsync(SessionBench.At(device));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, bench.Pool.KeptCount);
        time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(0, bench.Pool.KeptCount);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Dispose_ClosesKeptAndUsedConnections()
    {
        await bench.GetAsync(SessionBench.At(device));
        IDeviceSession used = bench.Open(SessionBench.At(device, Serial, TargetOrigin.Typed));
        await used.EstablishAsync(CancellationToken.None);

        await bench.Pool.DisposeAsync();

        await device.AllClosedAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => used.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None));
        Assert.Throws<ObjectDisposedException>(() => bench.Open(SessionBench.At(device)));
        await used.DisposeAsync();
    }

    [Fact]
    public async Task Dispose_OfASession_IsIdempotentAndEndsItsUse()
    {
        IDeviceSession session = bench.Open(SessionBench.At(device));
        await session.EstablishAsync(CancellationToken.None);
        await session.DisposeAsync();
        await session.DisposeAsync();

        Assert.Equal(1, bench.Pool.KeptCount);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.SendAsync(DeviceRequest.Get("/x"), CancellationToken.None));
    }

    [Fact]
    public async Task KeptConnection_ThatTheDeviceClosed_IsReplacedBeforeAnythingIsSent()
    {
        int closing = 0;
        var answers = new AxisAnswers(Serial);
        await using var closer = FakeDevice.Start(
            request => answers.Answer(request) with { Close = request.Authorization is not null && Interlocked.Increment(ref closing) == 1 }, certificate);

        await using IDeviceSession session = bench.Open(SessionBench.At(closer, Serial, TargetOrigin.Typed));
        await session.SendAsync(DeviceRequest.PostForm("/x", ("a", "b")), CancellationToken.None);
        await closer.AllClosedAsync();
        DeviceReply reply = await session.SendAsync(DeviceRequest.PostForm("/x", ("a", "b")), CancellationToken.None);

        Assert.Equal(200, reply.Status);
        Assert.Equal(2, closer.ConnectionCount);
        Assert.Equal(3, closer.Requests.Count);
    }
}
