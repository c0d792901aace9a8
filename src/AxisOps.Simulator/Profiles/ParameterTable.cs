using System.Text;

namespace AxisOps.Simulator.Profiles;

/// <summary>The parameter tree of a profile in recorded order.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, Parameter> byName;
    private readonly ParameterDefinitionSet definitions;

    private ParameterTable(IReadOnlyList<Parameter> all, ParameterDefinitionSet definitions)
    {
        this.All = all;
        this.definitions = definitions;
        this.byName = all.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Parameter> All { get; }

    public static ParameterTable Load(string folder, ParametersDocument document, IdentityReplacer identity)
    {
        var definitions = ParameterDefinitionSet.Load(folder, document);
        var parameters = new List<Parameter>();
        foreach (var line in File.ReadAllText(Path.Combine(folder, document.File), Encoding.Latin1).Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                continue;
            }

            var name = line[..equals];
            name = name.StartsWith("root.", StringComparison.Ordinal) ? name["root.".Length..] : name;
            var value = document.Overrides.TryGetValue(name, out var own) ? own : identity.Apply(line[(equals + 1)..]);
            parameters.Add(Parameter.Create(name, value, definitions.For(name, value)));
        }

        return new ParameterTable(parameters, definitions);
    }

    /// <summary>A parameter that the profile does not have but a unit of it adds.</summary>
    public Parameter Define(string name, string value) => Parameter.Create(name, value, this.definitions.For(name, value));

    public Parameter? Find(string name) => this.byName.GetValueOrDefault(name);
}
