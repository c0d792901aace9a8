namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Cuts one group or parameter out of a recorded list of definitions, in the frame of the recorded list of one group. Works on
/// lines, by their indentation, so that what is left is byte for byte what was recorded.
/// </summary>
internal static class ParameterDefinitions
{
    private const string Root = "  <group name=\"root\">";
    private const string Step = "  ";

    /// <summary>The list with the group only; null when there is none of the name.</summary>
    public static string? Cut(string definitions, string group)
    {
        var lines = definitions.Split('\n');
        var first = Array.IndexOf(lines, Root);
        var last = Array.LastIndexOf(lines, Step + "</group>");
        var (head, foot) = (new List<string>(lines[..(first + 1)]), new List<string>(lines[last..]));
        var indent = Step;
        foreach (var segment in group.Split('.'))
        {
            indent += Step;
            if (Find(lines, first + 1, last, indent, segment) is not { } found)
            {
                return null;
            }

            (first, last) = found;
            head.Add(lines[first]);
            foot.Insert(0, lines[last]);
        }

        // A parameter without inner lines begins and ends on the same one.
        var block = first == last ? head.Concat(foot.Skip(1)) : head.Concat(lines[(first + 1)..last]).Concat(foot);
        return string.Join('\n', block);
    }

    private static (int First, int Last)? Find(string[] lines, int from, int to, string indent, string name)
    {
        foreach (var kind in new[] { "group", "parameter" })
        {
            var opening = $"{indent}<{kind} name=\"{name}\"";
            var first = Array.FindIndex(lines, from, to - from, line => line.StartsWith(opening, StringComparison.Ordinal));
            if (first >= 0)
            {
                var whole = lines[first].EndsWith("/>", StringComparison.Ordinal);
                return (first, whole ? first : Array.IndexOf(lines, $"{indent}</{kind}>", first));
            }
        }

        return null;
    }
}
