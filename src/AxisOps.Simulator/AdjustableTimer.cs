namespace AxisOps.Simulator;

/// <summary>A timer of an <see cref="AdjustableClock"/>: due at a time of that clock, woken by one of the clock behind it.</summary>
internal sealed class AdjustableTimer : ITimer
{
    private const double LongestWait = uint.MaxValue - 2; // of System.Threading.Timer, in milliseconds
    private readonly AdjustableClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer wake;
    private readonly Lock gate = new();
    private TimeSpan period = Timeout.InfiniteTimeSpan;
    private TimeSpan? dueAt;
    private bool disposed;

    public AdjustableTimer(AdjustableClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        this.callback = callback;
        this.state = state;
        this.wake = clock.Inner.CreateTimer(static self => ((AdjustableTimer)self!).FollowClock(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets when it fires, as a timestamp of its clock; the far future when it does not.</summary>
    public TimeSpan DueAt
    {
        get
        {
            lock (this.gate)
            {
                return this.dueAt ?? TimeSpan.MaxValue;
            }
        }
    }

    private TimeSpan Now => new(this.clock.GetTimestamp());

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (this.gate)
        {
            if (this.disposed)
            {
                return false;
            }

            this.period = period;
            this.Arm(dueTime < TimeSpan.Zero ? null : this.Now + dueTime);
            return true;
        }
    }

    /// <summary>Fires when it is due by its clock, else waits for what is left.</summary>
    public void FollowClock()
    {
        lock (this.gate)
        {
            if (this.disposed || this.dueAt is not { } due)
            {
                return;
            }

            var now = this.Now;
            if (now < due)
            {
                this.Arm(due);
                return;
            }

            this.Arm(this.period > TimeSpan.Zero ? now + this.period : null);
        }

        this.callback(this.state);
    }

    public void Dispose()
    {
        lock (this.gate)
        {
            this.disposed = true;
            this.dueAt = null;
        }

        this.clock.Forget(this);
        this.wake.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        this.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Arm(TimeSpan? due)
    {
        this.dueAt = due;
        if (due is { } time && this.clock.Keep(this))
        {
            // The clock behind wakes in whole milliseconds and may be early; FollowClock looks again. Never at once: that could call back from here.
            var left = Math.Clamp(Math.Ceiling((time - this.Now).TotalMilliseconds), 1, LongestWait);
            this.wake.Change(TimeSpan.FromMilliseconds(left), Timeout.InfiniteTimeSpan);
        }
        else
        {
            this.clock.Forget(this);
            this.wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
