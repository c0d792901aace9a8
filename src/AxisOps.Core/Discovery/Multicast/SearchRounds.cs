namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// Tells when a search is over. That is when its time is, unless the last question still brought something new, or packets were lost since: then some are
/// missing, and it asks again until a question brings neither. Whoever makes up devices could go on for ever, so three times its time is the most.
/// </summary>
/// <param name="start">When the search began.</param>
/// <param name="timeout">Its time. One that leaves no time for a second question is kept whatever comes.</param>
internal sealed class SearchRounds(DateTimeOffset start, TimeSpan timeout)
{
    /// <summary>How many times its time a search may take.</summary>
    public const int MaxTimes = 3;

    /// <summary>After how long a further question goes out. Answers to one may come for a second: that is what SSDP is asked for here, and the others take less.</summary>
    public static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(1.5);

    /// <summary>How long nothing may have been lost or learnt for a question to have been answered by all. Questions leave a second apart, give or take a tenth.</summary>
    private static readonly TimeSpan ProofTime = TimeSpan.FromSeconds(0.9);

    private readonly DateTimeOffset begin = start;
    private DateTimeOffset asked;
    private int questions;
    private bool hasNews;
    private long lost;
    private long lostWhenAsked;
    private long madeUp;

    /// <summary>Gets how many packets were lost that no later question made up for.</summary>
    public long Missing => lost - madeUp;

    private bool IsQuiet => !hasNews && lost == lostWhenAsked;

    /// <summary>Notes that a question goes out.</summary>
    public void NoteQuestion(DateTimeOffset now)
    {
        Prove(now);
        asked = now;
        questions++;
        hasNews = false;
        lostWhenAsked = lost;
    }

    /// <summary>Notes that something was heard of for the first time.</summary>
    public void NoteNews() => hasNews = true;

    /// <summary>Notes how many packets were lost since the search began.</summary>
    public void NoteLost(long total) => lost = total;

    /// <summary>Tells how to go on.</summary>
    public SearchStep Next(DateTimeOffset now)
    {
        if (now - begin < timeout)
        {
            return SearchStep.Listen;
        }

        Prove(now);
        if (questions < 2 || (IsQuiet && Missing == 0) || now - begin >= timeout * MaxTimes)
        {
            return SearchStep.End;
        }

        return !IsQuiet && now - asked >= RoundTime ? SearchStep.Ask : SearchStep.Listen;
    }

    /// <summary>A question that was answered by those only who had answered before, with no packet lost, shows that nobody is missing.</summary>
    private void Prove(DateTimeOffset now)
    {
        if (questions > 0 && IsQuiet && now - asked >= ProofTime)
        {
            madeUp = lost;
        }
    }
}
