using System.Globalization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>Text that a device chose, as a workbook or a page may hold it.</summary>
internal static class InventoryText
{
    /// <summary>The most characters that a cell of a workbook holds.</summary>
    public const int MaxLength = 32_767;

    /// <summary>
    /// Shows control characters as <see cref="SpreadsheetText.Show"/> does, replaces what is no character of XML, and cuts at <see cref="MaxLength"/>
    /// with a note of how long the text was.
    /// </summary>
    public static string Clean(string text) => Clean(text, MaxLength);

    /// <summary>As above, cut at a length of at least 40 characters.</summary>
    public static string Clean(string text, int maxLength) => Cut(Characters(SpreadsheetText.Show(text)), maxLength);

    private static string Characters(string text)
    {
        int i = 0;
        while (i < text.Length && !char.IsSurrogate(text[i]) && text[i] < '\uFFFE')
        {
            i++;
        }

        return i == text.Length ? text : string.Create(text.Length, text, static (span, source) =>
        {
            for (int at = 0; at < source.Length; at++)
            {
                if (char.IsHighSurrogate(source[at]) && at + 1 < source.Length && char.IsLowSurrogate(source[at + 1]))
                {
                    span[at] = source[at];
                    span[at + 1] = source[at + 1];
                    at++;
                }
                else
                {
                    span[at] = char.IsSurrogate(source[at]) || source[at] >= '\uFFFE' ? '\uFFFD' : source[at];
                }
            }
        });
    }

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        string note = string.Create(CultureInfo.InvariantCulture, $" ... (cut, {text.Length} characters)");
        int end = maxLength - note.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), note);
    }
}
