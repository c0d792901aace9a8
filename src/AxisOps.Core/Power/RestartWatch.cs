using AxisOps.Core.Vapix;

namespace AxisOps.Core.Power;

/// <summary>
/// Tells from single looks at a device whether it has restarted (vapix.md section 4.3): its boot id is another, else its uptime fell, else it was seen
/// down and came back. Reads no clock.
/// </summary>
/// <param name="before">What it said before; null where it has no interface that says so (before AXIS OS 9.50).</param>
/// <param name="hasRestarted">Whether that is known already.</param>
internal sealed class RestartWatch(SystemReady? before, bool hasRestarted = false)
{
    private TimeSpan? downSince;
    private TimeSpan? downUntil;

    /// <summary>Gets a value indicating whether it has restarted for certain.</summary>
    public bool HasRestarted { get; private set; } = hasRestarted;

    /// <summary>Gets a value indicating whether it answers and says, or lets think, that it has started.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Gets a value indicating whether it did not answer at least once.</summary>
    public bool WasDown => downSince is not null;

    /// <summary>Gets a value indicating whether the last look found nothing.</summary>
    public bool IsDown { get; private set; }

    /// <summary>Gets the boot id as last seen; null where none is told.</summary>
    public string? BootId { get; private set; }

    /// <summary>Gets how long it did not answer; null where it was not seen down, or has not come back.</summary>
    public TimeSpan? DownTime => downUntil - downSince;

    /// <summary>Takes in that nothing answered, or nothing that makes sense.</summary>
    /// <param name="at">When, counted from the request to restart.</param>
    public void Missed(TimeSpan at)
    {
        downSince ??= at;
        downUntil = null;
        (IsDown, IsReady) = (true, false);
    }

    /// <summary>Takes in an answer.</summary>
    /// <param name="now">What it says; null where it has no interface that says so.</param>
    /// <param name="at">When, counted from the request to restart.</param>
    public void Answered(SystemReady? now, TimeSpan at)
    {
        IsDown = false;
        downUntil ??= WasDown ? at : null;
        BootId = now?.BootId ?? BootId;
        HasRestarted |= (before?.BootId, now?.BootId, before?.Uptime, now?.Uptime) switch
        {
            ({ } old, { } current, _, _) => !old.Equals(current, StringComparison.OrdinalIgnoreCase),
            (_, _, { } old, { } current) => current < old,
            _ => WasDown,
        };
        IsReady = HasRestarted && now?.IsReady != false;
    }
}
