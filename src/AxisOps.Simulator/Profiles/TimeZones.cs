namespace AxisOps.Simulator.Profiles;

/// <summary>The time zones a device knows, by IANA name, with their POSIX form. Read once from <c>data/shared/time-zones.tsv</c>.</summary>
internal static class TimeZones
{
    private static readonly Lazy<Dictionary<string, string>> Table = new(Load);

    /// <summary>Gets the names, in order.</summary>
    public static IEnumerable<string> Names => Table.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The POSIX form; null where there is no such zone. Names are case-sensitive.</summary>
    public static string? Posix(string name) => Table.Value.GetValueOrDefault(name);

    private static Dictionary<string, string> Load() => File
        .ReadLines(Path.Combine(ProfileCatalog.DefaultFolder, "shared", "time-zones.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .ToDictionary(fields => fields[0], fields => fields[1], StringComparer.Ordinal);
}
