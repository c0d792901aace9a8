using System.Text.RegularExpressions;

namespace AxisOps.Simulator.State;

/// <summary>A disk of a unit, as the element that the list shows: what a recording says of it is kept to the byte.</summary>
/// <param name="Element">The whole element.</param>
/// <param name="Passphrase">A digest of the passphrase; null while encryption is off.</param>
internal sealed record Disk(string Element, string? Passphrase = null)
{
    public string Id => this["diskid"] ?? string.Empty;

    /// <summary>Gets whether it is mounted and works.</summary>
    public bool IsMounted => this["status"] == "OK";

    /// <summary>Gets whether there is nothing: no card, no share.</summary>
    public bool IsAbsent => this["status"] == "disconnected";

    public bool IsLocked => this["locked"] == "yes";

    public string? this[string attribute]
    {
        get
        {
            var match = Regex.Match(this.Element, $" {attribute}=\"([^\"]*)\"", RegexOptions.CultureInvariant);
            return match.Success ? match.Groups[1].Value : null;
        }
    }

    public Disk With(string attribute, string value) => this with
    {
        Element = Regex.Replace(this.Element, $"(?<= {attribute}=\")[^\"]*", value.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.CultureInvariant),
    };
}
