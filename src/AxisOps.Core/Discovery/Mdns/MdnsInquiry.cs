namespace AxisOps.Core.Discovery.Mdns;

/// <summary>When to ask for what a packet left out: a few times, ever later.</summary>
internal sealed class MdnsInquiry(DateTimeOffset created)
{
    /// <summary>Most responders send everything at once (RFC 6763 section 12), so the first question waits a moment.</summary>
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(1200)];

    /// <summary>A responder may wait 120 ms before a shared answer and 500 ms where the question was truncated (RFC 6762 section 6).</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(400);

    private DateTimeOffset next = created + Delays[0];
    private DateTimeOffset answerBy = DateTimeOffset.MinValue;
    private int asked;

    /// <summary>Gets whether the next question would be the first.</summary>
    public bool IsFirst => asked == 0;

    public bool IsDue(DateTimeOffset now) => asked < Delays.Length && now >= next;

    /// <summary>Gets whether an answer to the last question may still come.</summary>
    public bool IsOutstanding(DateTimeOffset now) => now < answerBy;

    public void NoteAsked(DateTimeOffset now)
    {
        answerBy = now + AnswerTime;
        asked++;
        next = asked < Delays.Length ? now + Delays[asked] : DateTimeOffset.MaxValue;
    }
}
