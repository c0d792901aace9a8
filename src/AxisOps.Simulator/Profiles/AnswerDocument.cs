namespace AxisOps.Simulator.Profiles;

/// <summary>One answer in a profile file: a body, where it is from, and what in it is dynamic.</summary>
internal sealed record AnswerDocument
{
    public string? File { get; init; }

    public string? Text { get; init; }

    public required string Origin { get; init; }

    public required string Source { get; init; }

    public string? ContentType { get; init; }

    public string? Access { get; init; }

    public Dictionary<string, string> Replace { get; init; } = [];

    /// <summary>Gets the document the answer is written in; set on reading.</summary>
    public string? From { get; init; }
}
