using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Profiles;

/// <summary>
/// Puts tokens where a recording names the unit it was made on. Matches whole words only: the masked chip serial of the
/// recordings (0123456789ABCDEF) begins with their masked device serial.
/// </summary>
internal sealed class IdentityReplacer
{
    private readonly Dictionary<string, string> tokens;
    private readonly Regex? pattern;

    public IdentityReplacer(IReadOnlyDictionary<string, string> recorded)
    {
        this.tokens = new Dictionary<string, string>(recorded, StringComparer.Ordinal);
        if (recorded.Count > 0)
        {
            var words = string.Join('|', recorded.Keys.OrderByDescending(key => key.Length).Select(Regex.Escape));
            this.pattern = new Regex($"(?<![0-9A-Za-z:])(?:{words})(?![0-9A-Za-z:])", RegexOptions.CultureInvariant);
        }
    }

    public string Apply(string text) => this.pattern?.Replace(text, match => this.tokens[match.Value]) ?? text;
}
