using System.Text;

namespace AxisOps.Core.Http;

/// <summary>Makes request lines fit to be shown: no secret value, no control character, no endless line.</summary>
public static class Redactor
{
    private const int MaxLength = 512;

    private static readonly string[] SecretWords =
        ["pwd", "pass", "secret", "key", "token", "auth", "credential", "community", "signature", "psk", "cak", "cookie", "pkcs12"];

    /// <summary>Returns path and query with the values of secret fields replaced by <c>***</c>.</summary>
    /// <param name="path">Path and query.</param>
    /// <returns>One line, cut to a length.</returns>
    public static string Path(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int query = path.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
        {
            return Printable(path);
        }

        var text = new StringBuilder(path.Length).Append(path, 0, query + 1);
        string separator = string.Empty;
        foreach (string field in path[(query + 1)..].Split('&'))
        {
            int equals = field.IndexOf('=', StringComparison.Ordinal);
            bool hide = equals > 0 && IsSecret(field[..equals]);
            text.Append(separator).Append(hide ? field[..(equals + 1)] + "***" : field);
            separator = "&";
        }

        return Printable(text.ToString());
    }

    /// <summary>Returns text of a device without control and format characters, which could drive a terminal, and cut to a length.</summary>
    internal static string Printable(string text, int maxLength = MaxLength)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (clean.Length >= maxLength)
            {
                clean.Append("...");
                break;
            }

            bool plain = Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control
                or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator
                or System.Globalization.UnicodeCategory.ParagraphSeparator);
            clean.Append(plain ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    private static bool IsSecret(string name)
    {
        string plain = Uri.UnescapeDataString(name);
        return SecretWords.Any(word => plain.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
