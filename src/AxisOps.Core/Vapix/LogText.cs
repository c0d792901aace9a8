using System.Globalization;
using System.Text;

namespace AxisOps.Core.Vapix;

/// <summary>Makes a line of a log safe to show without hiding what was in it: control and direction characters are written out, the length is bounded.</summary>
internal static class LogText
{
    public const int MaxLength = 4096;

    /// <summary>Writes a text out; empty stays empty.</summary>
    public static string Show(ReadOnlySpan<char> text)
    {
        bool isLong = text.Length > MaxLength;
        ReadOnlySpan<char> kept = isLong ? text[..MaxLength] : text;
        if (!isLong && kept.IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return kept.ToString();
        }

        var shown = new StringBuilder(kept.Length + 16);
        foreach (Rune rune in kept.EnumerateRunes())
        {
            if (shown.Length >= MaxLength - 12)
            {
                isLong = true;
                break;
            }

            Append(shown, rune);
        }

        return isLong ? shown.Append('…').ToString() : shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
        {
            shown.Append(rune.ToString());
        }
        else
        {
            shown.Append(rune.Value <= 0xFF ? "\\x" : "\\u").Append(rune.Value.ToString(rune.Value <= 0xFF ? "X2" : "X4", CultureInfo.InvariantCulture));
        }
    }
}
