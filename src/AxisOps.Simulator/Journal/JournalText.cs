using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Journal;

/// <summary>Keeps secrets out of the journal.</summary>
internal static partial class JournalText
{
    /// <summary>Puts asterisks for the values of arguments whose name, decoded, tells of a secret.</summary>
    public static string Mask(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var plain = query < 0 || (!target.Contains('%', StringComparison.Ordinal) && !Secret().IsMatch(target.AsSpan(query)));
        return plain ? target : target[..(query + 1)] + string.Join('&', target[(query + 1)..].Split('&').Select(Hide));
    }

    public static IReadOnlyDictionary<string, string> Headers(IHeaderDictionary headers)
    {
        var kept = new KeyValuePair<string, string>[headers.Count];
        var count = 0;
        foreach (var (name, value) in headers)
        {
            if (!name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !name.StartsWith(':') && count < kept.Length)
            {
                kept[count++] = new(name, value.ToString());
            }
        }

        return new JournalHeaders(count == kept.Length ? kept : kept[..count]);
    }

    private static string Hide(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && Secret().IsMatch(Uri.UnescapeDataString(argument[..equals])) ? argument[..(equals + 1)] + "***" : argument;
    }

    [GeneratedRegex("pwd|passw|passphrase|secret|community", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
