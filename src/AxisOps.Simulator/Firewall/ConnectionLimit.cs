namespace AxisOps.Simulator.Firewall;

/// <summary>
/// So many new connections per period, and a burst before that counts (API doc, firewall). What is over the limit is dropped; what is
/// within it goes on to the next rule (inferred). Not safe for concurrent use; the firewall's state guards it.
/// </summary>
internal sealed class ConnectionLimit(int amount, int burst, TimeSpan period)
{
    private double tokens = burst;
    private DateTimeOffset? filled;

    /// <summary>Takes one connection; false when it is over the limit.</summary>
    public bool Take(DateTimeOffset now)
    {
        if (this.filled is { } since && now > since)
        {
            this.tokens = Math.Min(burst, this.tokens + ((now - since) / period * amount));
        }

        this.filled = now;
        if (this.tokens < 1)
        {
            return false;
        }

        this.tokens--;
        return true;
    }
}
