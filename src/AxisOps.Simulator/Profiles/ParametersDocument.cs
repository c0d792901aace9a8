namespace AxisOps.Simulator.Profiles;

/// <summary>The parameter tree of a profile: the recorded list, read levels, and values that are the unit's own.</summary>
internal sealed record ParametersDocument
{
    public required string File { get; init; }

    public required string Origin { get; init; }

    public required string Source { get; init; }

    public required string Levels { get; init; }

    public string? LevelsOrigin { get; init; }

    /// <summary>Gets the definition lists, named from the data folder, to take types from where <see cref="Levels"/> is none itself; the first that knows a name counts.</summary>
    public string[] Definitions { get; init; } = ["shared/definitions-12.11.77.xml", "shared/definitions-5.51.7.xml"];

    public bool RootPrefix { get; init; } = true;

    public bool CombinedGroups { get; init; } = true;

    public Dictionary<string, string> Overrides { get; init; } = [];

    public string? OverridesSource { get; init; }

    /// <summary>Gets what this unit has otherwise than the list in <see cref="File"/>, by name, applied as written.</summary>
    public OrderedDictionary<string, ParameterLayerDocument> Layers { get; init; } = [];
}
