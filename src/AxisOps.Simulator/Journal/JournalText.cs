using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Journal;

/// <summary>Keeps secrets out of the journal.</summary>
internal static partial class JournalText
{
    public static string Mask(string target) => Secret().Replace(target, "$1***");

    public static IReadOnlyDictionary<string, string> Headers(IHeaderDictionary headers) => headers
        .Where(header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !header.Key.StartsWith(':'))
        .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("([?&](?:pwd|password|pass|(?:new|old)?passphrase)=)[^&]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
