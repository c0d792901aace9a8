using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Store;

/// <summary>What people call devices by: a site, and tags. Text of files and scripts, made short and fit to show.</summary>
public static class DeviceLabels
{
    /// <summary>Stands between tags in a csv field and in the store.</summary>
    public const char Separator = ';';

    private const int MaxLength = 128;
    private const int MaxTags = 64;

    private static readonly char[] Separators = [Separator, ','];

    /// <summary>Reads a site.</summary>
    /// <param name="text">The text; a lone dash means none.</param>
    /// <returns>The site; null when the text says nothing, empty for none.</returns>
    public static string? Site(string? text) => text is null ? null : IsNone(text) ? string.Empty : Shown(text);

    /// <summary>Reads tags.</summary>
    /// <param name="text">Tags between semicolons or commas; a lone dash means none.</param>
    /// <returns>Each tag once, in order.</returns>
    public static IReadOnlyList<string> Tags(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNone(text) ? [] : Tags([text]);
    }

    /// <summary>Reads tags.</summary>
    /// <param name="texts">Tags, or several in one text.</param>
    /// <returns>Each tag once, in order.</returns>
    public static IReadOnlyList<string> Tags(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return
        [
            .. texts.Where(text => text is not null)
                .SelectMany(text => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(Shown)
                .Where(tag => tag.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MaxTags),
        ];
    }

    private static bool IsNone(string text) => text.Trim() is "" or "-";

    private static string Shown(string text) =>
        SpreadsheetText.Show(text.Length > MaxLength ? text[..MaxLength] : text).Replace('\n', ' ').Trim();
}
