using System.Buffers;
using System.Text;

namespace AxisOps.Core.Inventory.Export;

/// <summary>
/// Keeps text that a device chose from being a formula in a spreadsheet (OWASP: CSV injection). An apostrophe goes before every place
/// where a cell could begin: the start, and after a semicolon or line break, since a spreadsheet whose list separator is the semicolon
/// splits there whatever the quotes say. Reading takes exactly these apostrophes away again.
/// </summary>
internal static class SpreadsheetText
{
    private const char Mark = '\'';

    /// <summary>Full-width and small forms count: input methods and spreadsheets turn them into the plain sign.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212");

    private static readonly SearchValues<char> Separators = SearchValues.Create(";\n\r\t");

    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xA0).Where(c => c is < ' ' or >= 0x7F).Select(c => (char)c))
        + "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Puts the apostrophes in.</summary>
    public static string Protect(string text) => Rewrite(text, static (plain, cell) =>
    {
        if (NeedsMark(cell))
        {
            plain.Append(Mark);
        }

        plain.Append(cell);
    });

    /// <summary>Takes away the apostrophes that <see cref="Protect"/> put in, and no other.</summary>
    public static string Unprotect(string text) =>
        Rewrite(text, static (plain, cell) => plain.Append(cell.Length > 0 && cell[0] == Mark && NeedsMark(cell[1..]) ? cell[1..] : cell));

    /// <summary>
    /// Shows control characters instead of obeying them: C0 and DEL by their pictures (U+2400), C1, line separators and the marks that turn the
    /// direction of text by U+FFFD. A line feed stays, and a carriage return before it goes.
    /// </summary>
    public static string Show(string text)
    {
        if (!text.AsSpan().ContainsAny(Unsafe))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                continue;
            }

            plain.Append(c switch
            {
                '\n' => c,
                < ' ' => (char)(0x2400 + c),
                '\u007F' => '\u2421',
                _ => Unsafe.Contains(c) ? '\uFFFD' : c,
            });
        }

        return plain.ToString();
    }

    private delegate void CellWriter(StringBuilder plain, ReadOnlySpan<char> cell);

    private static string Rewrite(string text, CellWriter write)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length + 4);
        ReadOnlySpan<char> rest = text;
        for (int end = rest.IndexOfAny(Separators); end >= 0; end = rest.IndexOfAny(Separators))
        {
            write(plain, rest[..end]);
            plain.Append(rest[end]);
            rest = rest[(end + 1)..];
        }

        write(plain, rest);
        return plain.ToString();
    }

    /// <summary>Blanks, quotes and apostrophes before a sign do not disarm it; apostrophes because reading takes one away.</summary>
    private static bool NeedsMark(ReadOnlySpan<char> cell)
    {
        cell = cell.TrimStart(Mark);
        foreach (char c in cell)
        {
            if (Signs.Contains(c))
            {
                return true;
            }

            if (!char.IsWhiteSpace(c) && c is not ('"' or '\u200B' or '\uFEFF'))
            {
                return false;
            }
        }

        return false;
    }
}
