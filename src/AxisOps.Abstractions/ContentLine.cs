using System.Collections;
using System.Globalization;
using System.Text;

namespace AxisOps;

/// <summary>Writes decoded content of a device as one line that a terminal shows and does not obey.</summary>
internal static class ContentLine
{
    private const int MaxLength = 400;

    public static string Of(object? content)
    {
        var line = new StringBuilder();
        Write(line, content, isInside: false);
        return line.Length <= MaxLength ? line.ToString() : line.ToString(0, MaxLength) + "...";
    }

    private static void Write(StringBuilder line, object? value, bool isInside)
    {
        switch (value)
        {
            case null when isInside:
                line.Append("null");
                break;
            case string text:
                string quote = isInside ? "\"" : string.Empty;
                line.Append(quote).Append(Plain(text)).Append(quote);
                break;
            case byte[] bytes:
                line.Append(CultureInfo.InvariantCulture, $"{bytes.Length} bytes");
                break;
            case IDictionary map:
                WriteAll(line, "{ ", map.Keys.Cast<object>(), " }", key =>
                {
                    Write(line, key, isInside: true);
                    line.Append(": ");
                    Write(line, map[key], isInside: true);
                });
                break;
            case IEnumerable items:
                WriteAll(line, "[", items.Cast<object?>(), "]", item => Write(line, item, isInside: true));
                break;
            default:
                line.Append(Plain(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty));
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder line, string open, IEnumerable<T> items, string close, Action<T> write)
    {
        line.Append(open);
        string separator = string.Empty;
        foreach (T item in items.TakeWhile(_ => line.Length <= MaxLength))
        {
            line.Append(separator);
            separator = ", ";
            write(item);
        }

        line.Append(close);
    }

    /// <summary>Blanks stand for control, format and line-break characters, also the C1 ones that begin a sequence with one character.</summary>
    private static string Plain(string text) => string.Concat(text.Take(MaxLength + 1).Select(c => IsShown(c) ? c : ' '));

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
