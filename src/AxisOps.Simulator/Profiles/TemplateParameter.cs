using System.Globalization;
using System.Xml.Linq;

namespace AxisOps.Simulator.Profiles;

/// <summary>A parameter of a template: its first value, what it takes, who may do what. What is not said is as for any parameter of the name.</summary>
internal sealed record TemplateParameter
{
    public string Value { get; init; } = string.Empty;

    /// <summary>Gets the least number; with <see cref="Maximum"/> it makes the parameter a number.</summary>
    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    /// <summary>Gets the values it takes; null where it is no choice.</summary>
    public string[]? Choices { get; init; }

    /// <summary>Gets the security level in four digits; null takes that of the name.</summary>
    public string? Level { get; init; }

    /// <summary>The definition of the parameter in a new group; <paramref name="known"/> is that of its name.</summary>
    public ParameterDefinition Define(ParameterDefinition known) => known with
    {
        Level = this.Level is { } digits ? new SecurityLevel(digits) : known.Level,
        Type = this.Type() is { } element ? ParameterType.Of(new XElement("type", element)) : known.Type,
    };

    private XElement? Type()
    {
        if (this.Choices is { } choices)
        {
            return new XElement("enum", choices.Select(choice =>
                new XElement("entry", new XAttribute("value", choice), new XAttribute("niceValue", choice))));
        }

        return this.Minimum is { } least && this.Maximum is { } most
            ? new XElement(
                "int",
                new XAttribute("min", least.ToString(CultureInfo.InvariantCulture)),
                new XAttribute("max", most.ToString(CultureInfo.InvariantCulture)))
            : null;
    }
}
