using System.Text;

namespace AxisOps.Simulator.Profiles;

/// <summary>The parameter tree of a profile in recorded order.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, Parameter> byName;

    private ParameterTable(IReadOnlyList<Parameter> all)
    {
        this.All = all;
        this.byName = all.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<Parameter> All { get; }

    public static ParameterTable Load(string folder, ParametersDocument document, IdentityReplacer identity)
    {
        var levels = ParameterLevels.Load(Path.Combine(folder, document.Levels));
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
            parameters.Add(new Parameter(name, name.Split('.'), AnswerTemplate.Create(value), levels.For(name)));
        }

        return new ParameterTable(parameters);
    }

    public Parameter? Find(string name) => this.byName.GetValueOrDefault(name);
}
