using System.Security.Cryptography.X509Certificates;
using AxisOps.Core.Sessions;
using AxisOps.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Sessions;

/// <summary>No unused connection is kept beyond the idle time, however busy the pool is.</summary>
public sealed class IdleLimitTests : IAsyncDisposable
{
    private readonly X509Certificate2 certificate = TestCertificates.SelfSigned(SessionBench.Serial);
    private readonly FakeDevice device;

    public IdleLimitTests() => device = FakeDevice.Start(new AxisAnswers(SessionBench.Serial).Answer, certificate);

    public async ValueTask DisposeAsync()
    {
        await device.DisposeAsync();
        certificate.Dispose();
    }

    [Fact]
    public async Task Idle_WhileOtherConnectionsAreInSteadyUse_IsClosedAllTheSame()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using SessionBench bench = Bench(time);
        await bench.GetAsync(SessionBench.At(device));
        DeviceTarget busy = SessionBench.At(device, SessionBench.Serial, TargetOrigin.Typed);

        for (int i = 0; i < 4; i++)
        {
            await bench.GetAsync(busy);
            time.Advance(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(1, bench.Pool.KeptCount);
        await bench.GetAsync(busy);
        Assert.Equal(2, device.ConnectionCount);

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(1, bench.Pool.KeptCount);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, bench.Pool.KeptCount);
        await device.AllClosedAsync();
    }

    [Fact]
    public async Task Open_WhenTheTimerIsLate_TakesNoConnectionBeyondTheLimit()
    {
        var time = new LateTimers();
        await using SessionBench bench = Bench(time);
        await bench.GetAsync(SessionBench.At(device));
        time.Advance(TimeSpan.FromSeconds(60));
        await bench.GetAsync(SessionBench.At(device));

        Assert.Equal(2, device.ConnectionCount);
    }

    private SessionBench Bench(TimeProvider time)
    {
        var bench = new SessionBench(time, new SessionPoolOptions { MaxKept = 8 });
        bench.Pin(SessionBench.Serial, certificate.KeyHash());
        return bench;
    }

    /// <summary>A clock whose timers never fire.</summary>
    private sealed class LateTimers() : FakeTimeProvider(DateTimeOffset.UtcNow)
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(_ => { }, state, dueTime, period);
    }
}
