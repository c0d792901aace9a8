using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Finds parameters by group: a leading part of the name, <c>root.</c> optional, <c>*</c> for any one segment.</summary>
internal static class ParameterQuery
{
    private const string Root = "root";

    /// <summary>Whether a group is asked for with <c>root.</c> in front.</summary>
    public static bool IsRooted(string group) => group == Root || group.StartsWith(Root + ".", StringComparison.Ordinal);

    /// <summary>A name or group without <c>root.</c>; empty for all.</summary>
    public static string WithoutRoot(string name) => name == Root ? string.Empty : IsRooted(name) ? name[(Root.Length + 1)..] : name;

    public static IReadOnlyList<Parameter> Find(IReadOnlyList<Parameter> all, string group, Role role)
    {
        var wanted = group.Split('.', StringSplitOptions.RemoveEmptyEntries);
        wanted = wanted is [Root, ..] ? wanted[1..] : wanted;
        return [.. all.Where(parameter => Matches(parameter.Segments, wanted) && role >= Readable(parameter.Definition.Level.Read))];
    }

    /// <summary>Internal parameters show up in the recordings of an administrator, so an administrator reads them.</summary>
    private static Role Readable(Role level) => level == Role.Internal ? Role.Administrator : level;

    private static bool Matches(string[] segments, string[] wanted)
    {
        if (wanted.Length > segments.Length)
        {
            return false;
        }

        for (var index = 0; index < wanted.Length; index++)
        {
            if (wanted[index] != "*" && wanted[index] != segments[index])
            {
                return false;
            }
        }

        return true;
    }
}
