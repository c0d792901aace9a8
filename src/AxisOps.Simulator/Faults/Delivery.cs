namespace AxisOps.Simulator.Faults;

/// <summary>How an answer is put on the wire.</summary>
/// <param name="CutConnection">Reset the connection instead of answering.</param>
/// <param name="SendOnly">Announce the whole length but send only this many bytes; null sends all.</param>
internal sealed record Delivery(bool CutConnection = false, int? SendOnly = null)
{
    /// <summary>The whole answer, at once.</summary>
    public static readonly Delivery Whole = new();

    /// <summary>Gets the length the body is filled up to with spaces; <see cref="long.MaxValue"/> goes on for ever; null leaves it.</summary>
    public long? FillTo { get; init; }

    /// <summary>Gets whether a filled body announces its length.</summary>
    public bool AnnounceFilled { get; init; }

    /// <summary>Gets the content coding of a filled body: <c>gzip</c> or <c>br</c>; null for none.</summary>
    public string? Coding { get; init; }

    /// <summary>Gets how fast the body goes out; null for as fast as it can.</summary>
    public int? BytesPerSecond { get; init; }
}
