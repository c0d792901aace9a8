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

    public static ParameterTable Load(string dataFolder, ParametersDocument document, IdentityReplacer identity)
    {
        var levels = ParameterLevels.Load(Path.Combine(dataFolder, document.Levels));
        var list = new ParameterList();
        Add(list.Append, dataFolder, document.File, [], identity);
        foreach (var layer in document.Layers.Values)
        {
            Array.ForEach(layer.Remove, list.Remove);
            Add(list.Set, dataFolder, layer.File, layer.Groups, identity);
            foreach (var (name, value) in layer.Values)
            {
                list.Set(name, value);
            }
        }

        return new ParameterTable(
        [
            .. list.Lines.Select(line => new Parameter(
                line.Key,
                line.Key.Split('.'),
                AnswerTemplate.Create(document.Overrides.GetValueOrDefault(line.Key) ?? line.Value),
                levels.For(line.Key))),
        ]);
    }

    public Parameter? Find(string name) => this.byName.GetValueOrDefault(name);

    private static void Add(Action<string, string> add, string dataFolder, string? file, string[] groups, IdentityReplacer identity)
    {
        foreach (var (name, value) in file is null ? [] : ParameterList.Read(Path.Combine(dataFolder, file)))
        {
            if (groups.Length == 0 || groups.Any(group => name.StartsWith(group + ".", StringComparison.Ordinal)))
            {
                add(name, identity.Apply(value));
            }
        }
    }
}
