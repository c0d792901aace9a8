using System.Globalization;
using System.Text;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>Makes text that a device sent safe to show: no control or direction characters, no markup, bounded.</summary>
internal static class DeviceText
{
    private const int MaxMessage = 240;

    private const int MaxValue = 1024;

    // What is cut away anyway need not be cleaned first.
    private const int MaxRaw = 8 * MaxValue;

    /// <summary>Tells whether a value stands for a secret that the device does not give: only asterisks, five or six in recorded answers.</summary>
    public static bool IsMask(string? value) => value is { Length: >= 3 } && value.AsSpan().IndexOfAnyExcept('*') < 0;

    /// <summary>Cleans a message: markup is dropped, white space is collapsed.</summary>
    public static string Message(string? text) => string.IsNullOrWhiteSpace(text) ? "no reason given" : Cut(Collapse(WithoutMarkup(text)), MaxMessage);

    /// <summary>Cleans a value: what is no printable character is dropped, the rest stays. Empty becomes null.</summary>
    public static string? Value(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string clean = Cut(Printable(text.Length <= MaxRaw ? text : text[..MaxRaw]).Trim(), MaxValue);
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Cleans a value and keeps its length, since part of a setting is another setting; the answer it came in was bounded.</summary>
    public static string Whole(string text) => Printable(text);

    /// <summary>Gives the words of an HTML body, or the text itself where it is none.</summary>
    public static string WithoutMarkup(string text)
    {
        int start = text.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var kept = new StringBuilder(Math.Min(text.Length, MaxValue));
        bool inTag = false;
        for (int i = Math.Max(start, 0); i < text.Length && kept.Length < 4 * MaxValue; i++)
        {
            char c = text[i];
            if (inTag)
            {
                inTag = c != '>';
            }
            else if (c == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?'))
            {
                inTag = true;
                kept.Append(' ');
            }
            else
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    private static string Collapse(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!blank)
            {
                kept.Append(c);
            }
            else if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }
        }

        return Printable(kept.ToString()).Trim();
    }

    private static string Printable(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Format characters include the direction overrides; a lone surrogate arrives here as the replacement character.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");
}
