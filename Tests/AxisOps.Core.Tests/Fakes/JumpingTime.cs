namespace AxisOps.Core.Tests.Fakes;

/// <summary>A clock on which every pause is over at once and has taken its time. Time limits never end on it.</summary>
internal sealed class JumpingTime : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan now = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return now.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + new TimeSpan(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // A limit is a source of cancellation, a pause is a task.
        if (state is not CancellationTokenSource && dueTime > TimeSpan.Zero)
        {
            lock (gate)
            {
                now += dueTime;
            }

            callback(state);
        }

        return new Inert();
    }

    private sealed class Inert : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
