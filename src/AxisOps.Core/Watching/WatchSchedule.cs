namespace AxisOps.Core.Watching;

/// <summary>
/// When each device is asked: at once the first time, then every interval at a place of its own in it, so that the questions are spread evenly. The
/// second time comes half an interval to one and a half after the start. A question that took longer than the interval leaves out what it missed.
/// </summary>
/// <param name="start">When the watch began.</param>
/// <param name="interval">The time from one question to the next.</param>
/// <param name="count">How many devices there are.</param>
internal sealed class WatchSchedule(DateTimeOffset start, TimeSpan interval, int count)
{
    /// <summary>Gives when a device is asked next.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="now">The time now; at or after the start.</param>
    public DateTimeOffset Next(int index, DateTimeOffset now)
    {
        DateTimeOffset first = start + (interval / 2) + (interval * (index / (double)Math.Max(1, count)));
        if (first > now)
        {
            return first;
        }

        return first + (interval * (Math.Floor((now - first) / interval) + 1));
    }
}
