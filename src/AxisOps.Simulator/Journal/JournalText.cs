using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Journal;

/// <summary>Keeps secrets out of the journal.</summary>
internal static partial class JournalText
{
    /// <summary>Puts asterisks for the values of arguments whose name, decoded, tells of a secret.</summary>
    public static string Mask(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..(query + 1)] + string.Join('&', target[(query + 1)..].Split('&').Select(Hide));
    }

    public static IReadOnlyDictionary<string, string> Headers(IHeaderDictionary headers) => headers
        .Where(header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !header.Key.StartsWith(':'))
        .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private static string Hide(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals >= 0 && Secret().IsMatch(Uri.UnescapeDataString(argument[..equals])) ? argument[..(equals + 1)] + "***" : argument;
    }

    [GeneratedRegex("pwd|passw|passphrase|secret|community", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
