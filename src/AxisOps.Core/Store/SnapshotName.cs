using System.Globalization;

namespace AxisOps.Core.Store;

/// <summary>What a snapshot may be called: nothing that could be a pattern or the path of a file, so that one parameter can take either.</summary>
public static class SnapshotName
{
    private const int MaxLength = 128;

    private static readonly string[] FileExtensions = [".csv", ".tsv", ".json", ".jsonl", ".ndjson"];

    /// <summary>Tells what is wrong with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The rest of a sentence that starts with the name; null when it is good.</returns>
    public static string? Problem(string? name) => name switch
    {
        null or "" => "is empty",
        { Length: > MaxLength } => string.Create(CultureInfo.InvariantCulture, $"is longer than {MaxLength} characters"),
        _ when name.Trim() != name => "starts or ends with a blank",
        _ when name.AsSpan().ContainsAny("*?[]") => "holds a wildcard",
        _ when LooksLikePath(name) => "could be the path of a file",
        _ when name.Any(c => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) => "holds a character that cannot be shown",
        _ => null,
    };

    /// <summary>Tells whether text names a file rather than a snapshot: it has a slash, a backslash, or the extension of an inventory.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it does.</returns>
    public static bool LooksLikePath(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny('/', '\\') || Array.Exists(FileExtensions, extension => text.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Names a snapshot by its time.</summary>
    internal static string Of(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
