using System.IO.Enumeration;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>Which facts are compared.</summary>
/// <param name="facts">Patterns with <c>*</c> and <c>?</c>, of which one must match; empty for all but the quiet ones.</param>
/// <param name="excluded">Patterns of which none may match.</param>
internal sealed class FactSelection(IReadOnlyList<string> facts, IReadOnlyList<string> excluded)
{
    private readonly Dictionary<string, bool> known = new(StringComparer.Ordinal);

    /// <summary>Tells whether a fact counts.</summary>
    /// <param name="path">Its path without keys: <c>Applications.Version</c>. A pattern may name the whole of it or what it is part of.</param>
    public bool Takes(string path)
    {
        if (!known.TryGetValue(path, out bool takes))
        {
            takes = (facts.Count == 0 ? !ComparedFact.Quiet.Contains(path, StringComparer.Ordinal) : Matches(facts, path)) && !Matches(excluded, path);
            known[path] = takes;
        }

        return takes;
    }

    private static bool Matches(IReadOnlyList<string> patterns, string path)
    {
        for (string? part = path; part is not null; part = part.LastIndexOf('.') is var dot and > 0 ? part[..dot] : null)
        {
            if (patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, part, ignoreCase: true)))
            {
                return true;
            }
        }

        return false;
    }
}
