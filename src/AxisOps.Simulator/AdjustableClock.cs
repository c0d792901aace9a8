namespace AxisOps.Simulator;

/// <summary>
/// A clock that follows another and can be put forward. Its timers follow it: those that are due then fire before <see cref="Advance"/> returns,
/// a periodic one once. It never runs backwards; a single device's clock may be wrong in either direction. Safe for concurrent use.
/// </summary>
public sealed class AdjustableClock : TimeProvider, IDisposable
{
    private readonly TimeProvider inner;
    private readonly TimeSpan start;
    private readonly Lock gate = new();
    private readonly HashSet<AdjustableTimer> timers = [];
    private long ahead;
    private bool ended;

    /// <summary>Initializes a new instance of the <see cref="AdjustableClock"/> class.</summary>
    /// <param name="inner">The clock to follow.</param>
    /// <param name="start">What time it is now; null for what the other clock says.</param>
    public AdjustableClock(TimeProvider inner, DateTimeOffset? start = null)
    {
        ArgumentNullException.ThrowIfNull(inner);
        this.inner = inner;
        this.start = start is { } time ? time - inner.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>Gets how far it is from the clock it follows.</summary>
    public TimeSpan Offset => this.start + this.Ahead;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => this.inner.LocalTimeZone;

    /// <summary>Gets how many timers have something to come.</summary>
    public int Timers
    {
        get
        {
            lock (this.gate)
            {
                return this.timers.Count;
            }
        }
    }

    internal TimeProvider Inner => this.inner;

    private TimeSpan Ahead => new(Interlocked.Read(ref this.ahead));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => this.inner.GetUtcNow() + this.Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => (this.inner.GetElapsedTime(0, this.inner.GetTimestamp()) + this.Ahead).Ticks;

    /// <summary>Puts the clock forward and fires what is due then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or leads out of what dates can be.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdjustableTimer[] due;
        lock (this.gate)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(by, DateTimeOffset.MaxValue.AddYears(-100) - this.GetUtcNow());
            Interlocked.Add(ref this.ahead, by.Ticks);
            due = [.. this.timers];
        }

        foreach (var timer in due.OrderBy(timer => timer.DueAt))
        {
            timer.FollowClock();
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new AdjustableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends all timers.</summary>
    public void Dispose()
    {
        AdjustableTimer[] all;
        lock (this.gate)
        {
            this.ended = true;
            all = [.. this.timers];
        }

        foreach (var timer in all)
        {
            timer.Dispose();
        }
    }

    /// <summary>Keeps a timer that has something to come; false when the clock has ended.</summary>
    internal bool Keep(AdjustableTimer timer)
    {
        lock (this.gate)
        {
            if (!this.ended)
            {
                this.timers.Add(timer);
            }

            return !this.ended;
        }
    }

    internal void Forget(AdjustableTimer timer)
    {
        lock (this.gate)
        {
            this.timers.Remove(timer);
        }
    }
}
