using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.State;

/// <summary>Groups of parameters that one unit has beside its profile's (from templates), or no longer has. Never changed in place.</summary>
/// <param name="Added">The parameters of the groups that were added, in the order they were.</param>
/// <param name="Removed">The names of the profile's groups that were removed.</param>
internal sealed record ParameterGroups(IReadOnlyList<Parameter> Added, IReadOnlyList<string> Removed)
{
    public static readonly ParameterGroups None = new([], []);

    /// <summary>Whether a parameter lies in a group.</summary>
    public static bool Covers(string group, string name) =>
        name.Length > group.Length && name[group.Length] == '.' && name.StartsWith(group, StringComparison.Ordinal);

    public ParameterGroups Add(IEnumerable<Parameter> parameters) => this with { Added = [.. this.Added, .. parameters] };

    /// <summary>Takes a group away, whether it was added or is the profile's.</summary>
    public ParameterGroups Remove(string group) => new(
        [.. this.Added.Where(parameter => !Covers(group, parameter.Name))],
        this.Removed.Contains(group, StringComparer.Ordinal) ? this.Removed : [.. this.Removed, group]);
}
