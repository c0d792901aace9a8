namespace AxisOps.Simulator.Profiles;

/// <summary>A template of a dynamic group: <c>StreamProfile.S0</c>, <c>StreamProfile.S1</c>, ... with the parameters each has.</summary>
internal sealed record TemplateDocument
{
    /// <summary>Gets the group that the new ones go into.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the letters in front of the number.</summary>
    public required string Letter { get; init; }

    /// <summary>Gets the parameter that says how many there may be; null where nothing does.</summary>
    public string? Limit { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets the parameters with their first values.</summary>
    public required Dictionary<string, string> Parameters { get; init; }
}
