namespace AxisOps.Core.Logs;

/// <summary>From when lines of a log are wanted.</summary>
/// <param name="Time">A point in time; null for none.</param>
/// <param name="Ago">So long before now; null for none.</param>
public readonly record struct LogStart(DateTimeOffset? Time, TimeSpan? Ago)
{
    /// <summary>
    /// Gives what the device's clock showed then. A device whose clock is wrong wrote its lines by that clock, so the question is moved by as much.
    /// </summary>
    /// <param name="deviceNow">The device's clock.</param>
    /// <param name="now">This computer's clock at the same moment.</param>
    /// <returns>The start by the device's clock; null for none.</returns>
    public DateTimeOffset? By(DateTimeOffset deviceNow, DateTimeOffset now)
    {
        if (Ago is { } ago)
        {
            return deviceNow.UtcTicks > ago.Ticks ? deviceNow - ago : DateTimeOffset.MinValue;
        }

        if (Time is not { } time)
        {
            return null;
        }

        long ticks = time.UtcTicks + (deviceNow - now).Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }
}
