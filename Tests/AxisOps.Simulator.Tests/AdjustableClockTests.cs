using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed class AdjustableClockTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(50);

    [Fact]
    public void Advance_MovesTimeAndTimestamps_AndTheClockBehindGoesOn()
    {
        var inner = new FakeTimeProvider(Start);
        using var clock = new AdjustableClock(inner);
        var stamp = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromHours(3));
        inner.Advance(TimeSpan.FromSeconds(5));
        var passed = TimeSpan.FromHours(3) + TimeSpan.FromSeconds(5);
        Assert.Equal((Start + passed, passed, TimeSpan.FromHours(3)), (clock.GetUtcNow(), clock.GetElapsedTime(stamp), clock.Offset));
    }

    [Fact]
    public void Start_MayBeAnyTime()
    {
        using var clock = new AdjustableClock(new FakeTimeProvider(Start), Start.AddYears(-20));
        Assert.Equal(Start.AddYears(-20), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1e14)]
    public void Advance_BackwardsOrBeyondDates_IsRefused(double seconds)
    {
        using var clock = new AdjustableClock(new FakeTimeProvider(Start));
        var by = seconds < 0 ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue;
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(by));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public void DueTimers_FireInTheirOrder_BeforeAdvanceReturns()
    {
        using var clock = new AdjustableClock(new FakeTimeProvider(Start));
        List<string> fired = [];
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        using var periodic = clock.CreateTimer(_ => fired.Add("periodic"), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(5));
        using var never = clock.CreateTimer(_ => fired.Add("never"), null, TimeSpan.FromSeconds(90), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(fired);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["early", "periodic", "late"], fired);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["early", "periodic", "late", "periodic"], fired);
    }

    [Fact]
    public void Timers_FollowTheClockBehindToo()
    {
        var inner = new FakeTimeProvider(Start);
        using var clock = new AdjustableClock(inner);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(4));
        inner.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(0, fired);
        inner.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (fired, clock.Timers));
    }

    [Fact]
    public async Task Delay_OnTheSystemClock_EndsWhenTheTimeIsPutForward()
    {
        using var clock = new AdjustableClock(TimeProvider.System);
        var day = Task.Delay(TimeSpan.FromDays(40), clock, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(20));
        Assert.False(day.IsCompleted);
        clock.Advance(TimeSpan.FromDays(21));
        await day;
        await Task.Delay(TimeSpan.FromMilliseconds(1), clock, TestContext.Current.CancellationToken);
        Assert.Equal(0, clock.Timers);
    }

    [Fact]
    public void EndedTimers_FireNoMore()
    {
        using var clock = new AdjustableClock(new FakeTimeProvider(Start));
        var fired = 0;
        var disposed = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var stopped = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var ended = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        disposed.Dispose();
        Assert.False(disposed.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        Assert.True(stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        clock.Advance(TimeSpan.FromSeconds(2));
        clock.Dispose();
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((0, 0), (fired, clock.Timers));
    }
}
