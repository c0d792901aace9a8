namespace AxisOps.Core.Fleet;

/// <summary>
/// Finds how many devices at once are worth while, from nothing but when work ends: as long as twice as many get clearly more done in the same time, the
/// number doubles; where they do not, it goes back to the last number that paid, and tries a little more now and then. Trouble that grows halves it.
/// It reads no clock and is for one thread.
/// </summary>
/// <param name="start">The number to begin with.</param>
/// <param name="most">The highest number.</param>
internal sealed class KneeFinder(int start, int most)
{
    /// <summary>What counts as more: below that it is noise. While the window fills, part of it still runs at the former number.</summary>
    private const double Gain = 1.15;

    /// <summary>By what share of the work trouble must have grown since the window before: devices that are always gone say nothing.</summary>
    private const double Trouble = 0.1;

    private const int Least = 4;
    private const int ShortestWindow = 16;
    private const int WindowsBetweenTries = 8;

    private int former;
    private double formerRate;
    private double? formerTrouble;
    private long windowStart = -1;
    private int ended;
    private int troubled;
    private bool wasFull;
    private int held;

    /// <summary>Gets how many may run at once now.</summary>
    internal int Limit { get; private set; } = Math.Min(start, most);

    /// <summary>Notes that as many run as may: only then does the number matter.</summary>
    /// <param name="now">A time in any unit that only grows.</param>
    internal void NoteFull(long now)
    {
        wasFull = true;
        if (windowStart < 0)
        {
            windowStart = now;
        }
    }

    /// <summary>Notes the end of one device's work.</summary>
    /// <param name="now">When, in the unit of <see cref="NoteFull"/>.</param>
    /// <param name="isTrouble">Whether it ended as it does when too much is asked at once: late, or refused as busy.</param>
    internal void NoteEnd(long now, bool isTrouble)
    {
        ended++;
        troubled += isTrouble ? 1 : 0;
        if (ended < Math.Max(Limit, ShortestWindow))
        {
            return;
        }

        if (wasFull && now > windowStart)
        {
            Judge((double)ended / (now - windowStart), (double)troubled / ended);
        }

        windowStart = now;
        (ended, troubled, wasFull) = (0, 0, false);
    }

    private void Judge(double rate, double trouble)
    {
        bool isWorse = trouble > formerTrouble + Trouble;
        formerTrouble = trouble;
        if (isWorse)
        {
            (Limit, former, formerRate, held) = (Math.Max(Least, Limit / 2), 0, 0, 1);
        }
        else if (former > 0 && Limit > former && rate < Gain * formerRate)
        {
            (Limit, former, held) = (former, 0, 1);
        }
        else if (held > 0 && held++ < WindowsBetweenTries)
        {
            formerRate = rate;
        }
        else
        {
            int next = Math.Min(most, held > 0 ? Limit + (Limit / 2) : 2 * Limit);
            (former, formerRate, Limit, held) = (Limit, rate, next, 0);
        }
    }
}
