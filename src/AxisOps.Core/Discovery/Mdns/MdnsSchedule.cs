namespace AxisOps.Core.Discovery.Mdns;

/// <summary>When to browse: at once, after a second, then at intervals that double (RFC 6762 section 5.2).</summary>
internal sealed class MdnsSchedule(DateTimeOffset start)
{
    private DateTimeOffset next = start;
    private TimeSpan interval = TimeSpan.FromSeconds(1);
    private bool first = true;

    /// <summary>Tells whether it is time, and moves on if so.</summary>
    /// <param name="now">The time.</param>
    /// <param name="isFirst">Whether this is the first question.</param>
    public bool Take(DateTimeOffset now, out bool isFirst)
    {
        isFirst = first;
        if (now < next)
        {
            return false;
        }

        next = now + interval;
        interval *= 2;
        first = false;
        return true;
    }
}
