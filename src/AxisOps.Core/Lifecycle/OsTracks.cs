using System.Globalization;
using System.Text.Json;

namespace AxisOps.Core.Lifecycle;

/// <summary>Names the AXIS OS track of a version by the data file <c>axis-os-tracks.json</c> alone; no rule is in code.</summary>
public static class OsTracks
{
    /// <summary>The name of the data file, the source of the fact.</summary>
    public const string Source = "axis-os-tracks.json";

    private static readonly Lazy<(string Pattern, string Name)[]> Tracks = new(Load);

    /// <summary>Finds the track.</summary>
    /// <param name="version">The version.</param>
    /// <returns>For example <c>LTS 2024</c>; null for a version that belongs to no track in the file, such as a superseded active release.</returns>
    public static string? Find(AxisOsVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        string exact = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
        string major = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.x");
        return Named(exact) ?? Named(major);
    }

    private static string? Named(string pattern) => Array.Find(Tracks.Value, track => track.Pattern == pattern).Name;

    private static (string Pattern, string Name)[] Load()
    {
        using Stream stream = typeof(OsTracks).Assembly.GetManifestResourceStream(Source)
            ?? throw new InvalidOperationException($"The resource {Source} is missing from {typeof(OsTracks).Assembly.GetName().Name}.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("tracks").EnumerateArray().SelectMany(Read)];
    }

    private static IEnumerable<(string Pattern, string Name)> Read(JsonElement track)
    {
        string name = track.GetProperty("name").GetString()!;
        return track.GetProperty("majorMinor").GetString()!.Split('/', StringSplitOptions.TrimEntries).Select(pattern => (pattern, name));
    }
}
