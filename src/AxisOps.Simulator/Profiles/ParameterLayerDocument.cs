namespace AxisOps.Simulator.Profiles;

/// <summary>What a unit has otherwise than the list its parameters begin from: groups it lacks, lines of its own.</summary>
internal sealed record ParameterLayerDocument
{
    /// <summary>Gets whether the lines were recorded or are inferred.</summary>
    public required string Origin { get; init; }

    /// <summary>Gets the recording that <see cref="File"/> is a copy of, or what the rest is inferred from.</summary>
    public required string Source { get; init; }

    /// <summary>Gets parameters and groups that go, before anything is added; names without <c>root.</c>.</summary>
    public string[] Remove { get; init; } = [];

    /// <summary>Gets a file of lines that replace those of the same name, or are new.</summary>
    public string? File { get; init; }

    /// <summary>Gets the groups to take from the file; empty takes it whole.</summary>
    public string[] Groups { get; init; } = [];

    /// <summary>Gets lines like those of the file, by name without <c>root.</c>; values may hold tokens.</summary>
    public Dictionary<string, string> Values { get; init; } = [];

    /// <summary>Gets the document the layer is written in.</summary>
    public string? From { get; init; }
}
