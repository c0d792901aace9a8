using System.Globalization;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>A value as text, the same on every computer.</summary>
internal static class ValueText
{
    private const int MaxLength = 512;

    /// <summary>Gives the text; null for none.</summary>
    public static string? Of(object? value)
    {
        string? text = value switch
        {
            null => null,
            string plain => plain,
            DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IEnumerable list => string.Join("; ", list.Cast<object?>().Select(Of)),
            _ => value.ToString(),
        };
        return text is null ? null : SpreadsheetText.Show(text.Length > MaxLength ? text[..MaxLength] + "..." : text);
    }
}
