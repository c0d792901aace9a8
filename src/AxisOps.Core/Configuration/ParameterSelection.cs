namespace AxisOps.Core.Configuration;

/// <summary>Which parameters of a device are meant, and which groups must be asked for them.</summary>
public sealed class ParameterSelection
{
    private readonly ParameterPattern[] patterns;

    /// <summary>Initializes a new instance of the <see cref="ParameterSelection"/> class.</summary>
    /// <param name="names">Parameters or groups, with wildcards or without; none for everything.</param>
    /// <exception cref="FormatException">A name can name nothing; the message says how names look and does not repeat it.</exception>
    public ParameterSelection(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        patterns = [.. names.Select(name => new ParameterPattern(name))];
        string[] groups = [.. patterns.Select(pattern => pattern.Group).Distinct(StringComparer.OrdinalIgnoreCase)];
        Groups = groups.Length == 0 || groups.Contains(string.Empty)
            ? []
            : [.. groups.Where(group => !groups.Any(other => !other.Equals(group, StringComparison.OrdinalIgnoreCase) && ParameterPattern.IsIn(group, other)))];
    }

    /// <summary>Gets the groups to ask for, none inside another; empty for everything.</summary>
    internal IReadOnlyList<string> Groups { get; }

    /// <summary>Tells whether a parameter is meant.</summary>
    internal bool Matches(string name) => patterns.Length == 0 || Array.Exists(patterns, pattern => pattern.Matches(name));

    /// <summary>Gives the names without wildcard that none of these parameters answers.</summary>
    internal IReadOnlyList<string> Missing(IReadOnlyCollection<string> names) =>
        [.. patterns.Where(pattern => pattern.IsLiteral && !names.Any(pattern.Matches)).Select(pattern => pattern.ToString()).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Tells whether any of the names is answered by none of these parameters.</summary>
    internal bool LacksAny(IReadOnlyCollection<string> names) => Array.Exists(patterns, pattern => !names.Any(pattern.Matches));
}
