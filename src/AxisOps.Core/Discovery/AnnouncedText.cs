using System.Globalization;
using System.Text;

namespace AxisOps.Core.Discovery;

/// <summary>Makes text that anybody on the network may have written fit to show: bounded, and without what steers a terminal or reorders a line.</summary>
internal static class AnnouncedText
{
    /// <summary>The longest announced text that is kept, in UTF-16 units.</summary>
    public const int MaxLength = 128;

    /// <summary>Drops control, format and line-break characters, blanks at the ends and what exceeds the length.</summary>
    /// <param name="text">The text, or null.</param>
    /// <returns>The cleaned text; null when nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var kept = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (kept.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            if (IsShown(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        string cleaned = kept.ToString().Trim();
        return cleaned.Length == 0 ? null : cleaned;
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control
        or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
