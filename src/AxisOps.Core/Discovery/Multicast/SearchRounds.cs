namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// Tells when a search is over. That is when its time is, unless the last question still brought something new, or packets were lost since: then some are
/// missing, and it goes on until a question brings neither. Whoever makes up devices could go on for ever, so three times its time is the most.
/// </summary>
/// <param name="start">When the search began.</param>
/// <param name="timeout">Its time. One that leaves none for a second question is kept whatever comes.</param>
internal sealed class SearchRounds(DateTimeOffset start, TimeSpan timeout)
{
    /// <summary>How many times its time a search may take.</summary>
    public const int MaxTimes = 3;

    /// <summary>When the second question is due.</summary>
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long nothing may have been lost or learnt for a question to have been answered by all. Questions leave a second apart, give or take a tenth.</summary>
    private static readonly TimeSpan MinPatience = TimeSpan.FromSeconds(0.9);
    private static readonly TimeSpan MaxPatience = TimeSpan.FromSeconds(5);

    /// <summary>While answers come in at least this often, asking again would only make everybody answer twice.</summary>
    private static readonly TimeSpan FlowTime = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan MaxFlow = TimeSpan.FromSeconds(4);

    private readonly DateTimeOffset begin = start;
    private DateTimeOffset asked;
    private DateTimeOffset heard;
    private TimeSpan longestGap;
    private int questions;
    private bool hasNews;
    private long lost;
    private long lostWhenAsked;
    private long madeUp;
    private bool isBehind;

    /// <summary>Gets how many packets were lost that no later question made up for.</summary>
    public long Missing => lost - madeUp;

    /// <summary>Gets a value indicating whether devices may be missing: packets were, or the last question still brought news, or packets wait unread, when even three times its time was over.</summary>
    public bool IsIncomplete => Missing > 0 || isBehind || (hasNews && timeout > FirstInterval);

    private bool IsQuiet => !hasNews && !isBehind && lost == lostWhenAsked;

    /// <summary>Gets how long to wait for answers: those who answered slowly before may do so again.</summary>
    private TimeSpan Patience => TimeSpan.FromTicks(Math.Clamp(longestGap.Ticks * 3 / 2, MinPatience.Ticks, MaxPatience.Ticks));

    /// <summary>Notes that a question goes out.</summary>
    public void NoteQuestion(DateTimeOffset now)
    {
        Prove(now);
        asked = now;
        heard = now;
        questions++;
        hasNews = false;
        lostWhenAsked = lost;
    }

    /// <summary>Notes that something was heard of for the first time.</summary>
    public void NoteNews(DateTimeOffset now)
    {
        longestGap = now - heard > longestGap ? now - heard : longestGap;
        heard = now;
        hasNews = true;
    }

    /// <summary>Notes how many packets were lost since the search began.</summary>
    public void NoteLost(long total) => lost = total;

    /// <summary>Notes whether packets wait unread: what they say is not known to be nothing new.</summary>
    public void NoteBehind(bool behind) => isBehind = behind;

    /// <summary>Tells whether a question that is due should wait, as the last one is still being answered.</summary>
    public bool IsBeingAnswered(DateTimeOffset now) => hasNews && now - heard < FlowTime && now - asked < MaxFlow;

    /// <summary>Tells whether the search is over.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        if (now - begin < timeout)
        {
            return false;
        }

        Prove(now);
        return timeout <= FirstInterval || (IsQuiet && Missing == 0 && now - asked >= Patience) || now - begin >= timeout * MaxTimes;
    }

    /// <summary>A question that was answered by those only who had answered before, with no packet lost, shows that nobody is missing.</summary>
    private void Prove(DateTimeOffset now)
    {
        if (questions > 0 && IsQuiet && now - asked >= Patience)
        {
            madeUp = lost;
        }
    }
}
