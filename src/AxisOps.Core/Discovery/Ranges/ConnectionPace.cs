namespace AxisOps.Core.Discovery.Ranges;

/// <summary>
/// Lets so many connections begin in a second, evenly. Each gets a moment of its own; what is due within a few milliseconds goes at once, as no timer is
/// finer. Safe for several threads.
/// </summary>
/// <param name="perSecond">How many in a second.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectionPace(int perSecond, TimeProvider time)
{
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(15);

    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan next;

    /// <summary>Waits until some more connections may begin.</summary>
    /// <param name="connections">How many.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    public ValueTask WaitAsync(int connections, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
        {
            TimeSpan now = time.GetElapsedTime(start);
            TimeSpan due = next > now ? next : now;
            next = due + TimeSpan.FromSeconds(connections / (double)perSecond);
            wait = due - now;
        }

        return wait <= Slack ? ValueTask.CompletedTask : new ValueTask(Task.Delay(wait, time, cancellationToken));
    }
}
