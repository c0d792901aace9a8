using System.Globalization;
using System.Xml.Linq;

namespace AxisOps.Simulator.Profiles;

/// <summary>What values a parameter takes: the <c>type</c> element of a definition list, or one inferred from a value.</summary>
internal sealed class ParameterType
{
    /// <summary>No recorded list bounds every text; what is longer than this a device is taken to refuse.</summary>
    private const int LongestText = 4096;

    private static readonly (string True, string False)[] Switches = [("yes", "no"), ("On", "Off"), ("true", "false"), ("Yes", "No")];

    private readonly string kind;
    private readonly string[] choices;
    private readonly long least;
    private readonly long most;
    private readonly int length;

    private ParameterType(XElement type, bool recorded)
    {
        var value = type.Elements().First();
        this.Element = type;
        this.IsRecorded = recorded;
        this.kind = value.Name.LocalName;
        this.choices = this.kind switch
        {
            "bool" => [value.Attribute("true")!.Value, value.Attribute("false")!.Value],
            "enum" => [.. value.Elements().Select(entry => entry.Attribute("value")!.Value)],
            _ => [],
        };
        this.least = Number(value, "min", long.MinValue);
        this.most = Number(value, "max", long.MaxValue);
        this.length = (int)Number(value, "maxlen", LongestText);
    }

    /// <summary>Gets the element as a definition list writes it.</summary>
    public XElement Element { get; }

    /// <summary>Gets whether a definition list of this or another release says so; else it is inferred from the value.</summary>
    public bool IsRecorded { get; }

    public bool IsReadOnly => this.Flag("readonly") || this.Flag("const");

    /// <summary>Gets whether a reader gets a mask instead of the value.</summary>
    public bool IsSecret => this.kind == "password" || this.Flag("writeonly");

    /// <summary>Gets whether the values it takes depend on what hardware the recorded unit had or what its release knew.</summary>
    public bool IsChoice => this.kind == "enum";

    public static ParameterType Of(XElement type) => new(type, recorded: true);

    /// <summary>A type for a parameter no list tells of: a switch where the value is one of a known pair, else text.</summary>
    public static ParameterType Infer(string value)
    {
        var pair = Switches.FirstOrDefault(pair => value == pair.True || value == pair.False);
        return new ParameterType(
            new XElement("type", pair.True is null
                ? new XElement("string")
                : new XElement("bool", new XAttribute("true", pair.True), new XAttribute("false", pair.False))),
            recorded: false);
    }

    /// <summary>A write-only text, for a parameter that is read back as a mask.</summary>
    public static ParameterType InferSecret() => new(
        new XElement("type", new XAttribute("writeonly", "true"), new XElement("password")), recorded: false);

    /// <summary>Whether the value may be stored: one of the choices, a number in range, a text that is short enough and on one line.</summary>
    public bool Accepts(string value) => value.Length <= this.length && !value.Any(char.IsControl) && this.kind switch
    {
        "bool" or "enum" => this.choices.Contains(value, StringComparer.Ordinal),
        "int" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= this.least && number <= this.most,
        "ip" => value.Length == 0 || (value.Split('.').Length == 4 && System.Net.IPAddress.TryParse(value, out _)),
        _ => true,
    };

    private static long Number(XElement element, string name, long otherwise) =>
        long.TryParse(element.Attribute(name)?.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private bool Flag(string name) => this.Element.Attribute(name)?.Value == "true";
}
