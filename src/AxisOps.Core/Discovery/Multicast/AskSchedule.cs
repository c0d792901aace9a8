namespace AxisOps.Core.Discovery.Multicast;

/// <summary>When to ask: at once, after a second, then at intervals that double, each time a little later than planned.</summary>
/// <param name="start">When the search began.</param>
/// <param name="jitter">Gives a number from 0 to 1.</param>
internal sealed class AskSchedule(DateTimeOffset start, Func<double> jitter)
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset next = start;
    private TimeSpan interval = TimeSpan.FromSeconds(1);

    /// <summary>Tells whether it is time, and moves on if so.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (now < next)
        {
            return false;
        }

        next = now + interval + (MaxDelay * jitter());
        interval *= 2;
        return true;
    }
}
