using System.Globalization;
using System.Text.Json;
using AxisOps.Core.Resources;

namespace AxisOps.Core.Lifecycle;

/// <summary>Names the AXIS OS track of a version, and how long it is maintained, by the data file <c>axis-os-tracks.json</c> alone; no rule is in code.</summary>
public static class OsTracks
{
    /// <summary>The name of the data file, the source of the fact.</summary>
    public const string Source = "axis-os-tracks.json";

    private static readonly Lazy<OsTrack[]> Tracks = new(Load);

    /// <summary>Finds the track.</summary>
    /// <param name="version">The version.</param>
    /// <returns>For example <c>LTS 2024</c>; null for a version that belongs to no track in the file, such as a superseded active release.</returns>
    public static string? Find(AxisOsVersion version) => Of(version)?.Name;

    /// <summary>Tells how long a version is maintained.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Null for a version that belongs to no track in the file.</returns>
    public static DeviceSupport? Support(AxisOsVersion version) => Of(version)?.Support;

    private static OsTrack? Of(AxisOsVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        string exact = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}");
        string major = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.x");
        return Named(exact) ?? Named(major);
    }

    private static OsTrack? Named(string pattern) => Array.Find(Tracks.Value, track => track.Patterns.Contains(pattern));

    private static OsTrack[] Load()
    {
        using Stream stream = EmbeddedResource.Open(Source);
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("tracks").EnumerateArray().Select(Read)];
    }

    private static OsTrack Read(JsonElement track)
    {
        string[] patterns = track.GetProperty("majorMinor").GetString()!.Split('/', StringSplitOptions.TrimEntries);
        JsonElement end = track.GetProperty("end");
        DateOnly? day = Text(end, "date") is { } date ? LastDay(date) : null;

        // A date counts as confirmed only where the track itself is, and nothing is said against its end.
        bool isConfirmed = day is not null
            && Text(track, "verified")?.StartsWith("YES", StringComparison.Ordinal) == true
            && Text(end, "status")?.StartsWith("UNVERIFIED", StringComparison.Ordinal) != true;
        return new OsTrack(
            track.GetProperty("name").GetString()!, patterns, new DeviceSupport(Text(track, "status"), day, isConfirmed, Text(end, "precision") ?? Text(end, "note")));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The day of <c>2031-12-31</c>, the last one of <c>2024-03</c> or <c>2022</c>.</summary>
    private static DateOnly LastDay(string date)
    {
        int[] parts = [.. date.Split('-').Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];
        return parts switch
        {
            [int year] => new DateOnly(year, 12, 31),
            [int year, int month] => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
            [int year, int month, int day] => new DateOnly(year, month, day),
            _ => throw new FormatException($"'{date}' in {Source} is not a date."),
        };
    }
}
