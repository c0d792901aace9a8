using System.Globalization;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Profiles;

/// <summary>The order profiles are dealt out in.</summary>
internal static class ProfileOrder
{
    private static readonly string[] Origins = ["recorded", "composed", "inferred"];

    /// <summary>Sorts by how much is recorded, then by release, newest first, then by name.</summary>
    public static IReadOnlyList<string> Sort(IEnumerable<JsonObject> profiles) =>
    [
        .. profiles.Select(profile => (Name: Text(profile, "name"), Origin: Array.IndexOf(Origins, Text(profile, "origin")), Release: Release(Text(profile, "version"))))
            .OrderBy(profile => profile.Origin)
            .ThenByDescending(profile => profile.Release)
            .ThenBy(profile => profile.Name, StringComparer.Ordinal)
            .Select(profile => profile.Name),
    ];

    private static string Text(JsonObject profile, string name) => profile[name]?.GetValue<string>() ?? string.Empty;

    /// <summary>Makes a release comparable: its parts as numbers of one length.</summary>
    private static long Release(string version) => version.Split('.').Concat(["0", "0", "0"]).Take(4)
        .Aggregate(0L, (sum, part) => (sum * 1000) + (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0));
}
