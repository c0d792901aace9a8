namespace AxisOps.Simulator.Profiles;

/// <summary>
/// A template of a dynamic group: <c>StreamProfile.S0</c>, <c>StreamProfile.S1</c>, ... with the parameters each has. Which templates a unit has follows from
/// its parameters.
/// </summary>
internal sealed record TemplateDocument
{
    private const char Number = '#';

    /// <summary>Gets the group that the new ones go into; <c>#</c> is any number, of a group that is there: <c>GuardTour.G#.Tour</c>.</summary>
    public required string Group { get; init; }

    /// <summary>Gets the letters in front of the number.</summary>
    public required string Letter { get; init; }

    /// <summary>Gets the values a unit's parameters must have for it to have the template; empty where the group itself must be there.</summary>
    public Dictionary<string, string> Needs { get; init; } = [];

    /// <summary>Gets the parameter that says how many there may be; null where nothing does.</summary>
    public string? Limit { get; init; }

    /// <summary>Gets how many there may be where no parameter says so; null for no limit of its own.</summary>
    public int? Most { get; init; }

    /// <summary>Gets the parameters that a request must give.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>Gets <c>document</c> or <c>inferred</c>.</summary>
    public required string Origin { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets the parameters in the order they are listed.</summary>
    public required Dictionary<string, TemplateParameter> Parameters { get; init; }

    /// <summary>Whether groups of this template go into the group.</summary>
    public bool GoesInto(string group) => IsLike(this.Group.Split('.'), group.Split('.'));

    /// <summary>Whether the name is one a group of this template has.</summary>
    public bool Names(string group) => IsLike([.. this.Group.Split('.'), this.Letter + Number], group.Split('.'));

    /// <summary>The group that must be there before one can be added to <paramref name="group"/>; null where the unit's parameters decide.</summary>
    public string? Parent(string group)
    {
        if (this.Needs.Count > 0)
        {
            return null;
        }

        var last = Array.FindLastIndex(this.Group.Split('.'), segment => segment.EndsWith(Number));
        return last < 0 ? group : string.Join('.', group.Split('.').Take(last + 1));
    }

    private static bool IsLike(string[] pattern, string[] group) => pattern.Length == group.Length
        && pattern.Zip(group).All(pair => pair.First.EndsWith(Number)
            ? pair.Second.Length >= pair.First.Length && pair.Second.StartsWith(pair.First[..^1], StringComparison.Ordinal)
                && pair.Second.Skip(pair.First.Length - 1).All(char.IsAsciiDigit)
            : pair.First == pair.Second);
}
