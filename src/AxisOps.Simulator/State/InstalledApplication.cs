using System.Text.RegularExpressions;

namespace AxisOps.Simulator.State;

/// <summary>An application of a unit, as the element that the list shows: what a recording says of it is kept to the byte.</summary>
/// <param name="Name">The package's name; case counts.</param>
/// <param name="Element">The whole element of the list.</param>
internal sealed record InstalledApplication(string Name, string Element)
{
    private const string Maker = "Axis Communications";

    /// <summary>Gets the status: <c>Running</c>, <c>Stopped</c> or <c>Idle</c>.</summary>
    public string Status => this.Attribute("Status") ?? "Stopped";

    /// <summary>Gets the state of the license: <c>Valid</c>, <c>Invalid</c>, <c>Missing</c>, <c>Custom</c> or <c>None</c>.</summary>
    public string License => this.Attribute("License") ?? "None";

    public string? Vendor => this.Attribute("Vendor");

    /// <summary>Gets whether a factory default brings it back. Releases that do not say so: the maker's own (inferred).</summary>
    public bool IsBundled => this.Attribute("Bundled") is { } bundled ? bundled == "Yes" : this.Vendor == Maker;

    public static InstalledApplication Read(string element) =>
        new(Value(element, "Name") ?? throw new InvalidDataException("An application without a name: " + element), element);

    public InstalledApplication With(string attribute, string value) => this with
    {
        Element = Regex.Replace(this.Element, $"(?<= {attribute}=\")[^\"]*", value.Replace("$", "$$", StringComparison.Ordinal), RegexOptions.CultureInvariant),
    };

    private static string? Value(string element, string attribute)
    {
        var match = Regex.Match(element, $" {attribute}=\"([^\"]*)\"", RegexOptions.CultureInvariant);
        return match.Success ? match.Groups[1].Value : null;
    }

    private string? Attribute(string name) => Value(this.Element, name);
}
