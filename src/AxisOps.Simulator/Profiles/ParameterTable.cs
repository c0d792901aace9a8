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

    public static ParameterTable Load(string dataFolder, ParametersDocument document, IdentityReplacer identity)
    {
        var definitions = ParameterDefinitionSet.Load(dataFolder, document);
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

        var parameters = list.Lines.Select(line => (Name: line.Key, Value: document.Overrides.GetValueOrDefault(line.Key) ?? line.Value));
        return new ParameterTable([.. parameters.Select(line => Parameter.Create(line.Name, line.Value, definitions.For(line.Name, line.Value)))], definitions);
    }

    /// <summary>A parameter that the profile does not have but a unit of it adds.</summary>
    public Parameter Define(string name, TemplateParameter template) =>
        Parameter.Create(name, template.Value, template.Define(this.definitions.For(name, template.Value)));

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
