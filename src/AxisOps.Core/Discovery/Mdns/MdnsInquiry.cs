namespace AxisOps.Core.Discovery.Mdns;

/// <summary>When to ask for what a packet left out: a few times, ever later.</summary>
internal sealed class MdnsInquiry(DateTimeOffset created)
{
    /// <summary>Most responders send everything at once (RFC 6763 section 12), so the first question waits a moment.</summary>
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(1200)];

    private DateTimeOffset next = created + Delays[0];
    private int asked;

    /// <summary>Gets whether the next question would be the first.</summary>
    public bool IsFirst => asked == 0;

    public bool IsDue(DateTimeOffset now) => asked < Delays.Length && now >= next;

    public void NoteAsked(DateTimeOffset now)
    {
        asked++;
        next = asked < Delays.Length ? now + Delays[asked] : DateTimeOffset.MaxValue;
    }
}
