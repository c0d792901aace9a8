using System.Xml.Linq;

namespace AxisOps.Simulator.Profiles;

/// <summary>
/// Definitions of the parameters of a profile: of its own recorded list, or of lists of other releases by name, or inferred from the recorded value
/// where that is all there is. A type that would refuse the recorded value of this profile is not applied.
/// </summary>
internal sealed class ParameterDefinitionSet
{
    /// <summary>Groups whose choices belong to the hardware of the recorded unit.</summary>
    private static readonly string[] Hardware = ["Image", "ImageSource", "Audio", "AudioSource", "PTZ", "Layout", "MediaClip", "IOPort", "StreamCache"];

    private readonly Dictionary<string, XElement> byName = new(StringComparer.Ordinal);
    private readonly ParameterLevels levels;
    private readonly bool ofThisRelease;

    private ParameterDefinitionSet(ParameterLevels levels, bool ofThisRelease)
    {
        this.levels = levels;
        this.ofThisRelease = ofThisRelease;
    }

    public static ParameterDefinitionSet Load(string folder, ParametersDocument document)
    {
        var own = document.Levels.EndsWith(".xml", StringComparison.Ordinal);
        var set = new ParameterDefinitionSet(ParameterLevels.Load(Path.Combine(folder, document.Levels)), own);
        foreach (var file in own ? [document.Levels] : document.Definitions)
        {
            foreach (var (name, parameter) in Walk(XDocument.Load(Path.Combine(folder, file))))
            {
                set.byName.TryAdd(name, parameter);
                set.byName.TryAdd(ParameterName.Generalize(name), parameter);
            }
        }

        return set;
    }

    /// <summary>All parameters of a definition list by their names without <c>root.</c>, in order.</summary>
    public static IEnumerable<(string Name, XElement Parameter)> Walk(XDocument list) =>
        Walk(list.Root!.Elements().First(element => element.Name.LocalName == "group"), string.Empty);

    public ParameterDefinition For(string name, string value)
    {
        var recorded = this.byName.GetValueOrDefault(name) ?? this.byName.GetValueOrDefault(ParameterName.Generalize(name));
        var type = recorded is null ? null : ParameterType.Of(Plain(recorded.Elements().Single()));
        if (type is not null && !this.ofThisRelease && !Carries(name, value, type))
        {
            type = null;
        }

        var nice = recorded?.Attribute("niceName")?.Value ?? ParameterName.Nice(name[(name.LastIndexOf('.') + 1)..]);
        var level = recorded?.Attribute("securityLevel") is { } digits ? new SecurityLevel(digits.Value) : this.levels.For(name);
        return new ParameterDefinition(level, nice, type ?? (IsMask(value) ? ParameterType.InferSecret() : ParameterType.Infer(value)));
    }

    /// <summary>Recorded masks of write-only values have five or six asterisks.</summary>
    private static bool IsMask(string value) => value is "*****" or "******";

    private static IEnumerable<(string Name, XElement Parameter)> Walk(XElement group, string prefix)
    {
        foreach (var child in group.Elements())
        {
            var name = prefix + child.Attribute("name")?.Value;
            if (child.Name.LocalName == "parameter")
            {
                yield return (name, child);
            }
            else
            {
                foreach (var inner in Walk(child, name + "."))
                {
                    yield return inner;
                }
            }
        }
    }

    private static XElement Plain(XElement element) => new(element.Name.LocalName, element.Attributes(), element.Elements().Select(Plain));

    private static bool Carries(string name, string value, ParameterType type) =>
        (type.IsSecret || type.Accepts(value)) && !(type.IsChoice && Hardware.Contains(name.Split('.')[0], StringComparer.Ordinal));
}
