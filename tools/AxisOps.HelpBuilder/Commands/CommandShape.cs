namespace AxisOps.HelpBuilder.Commands;

/// <summary>A cmdlet as the engine sees it. The default parameter set comes first.</summary>
internal sealed record CommandShape(
    string Verb, string Noun, IReadOnlyList<string> Aliases, IReadOnlyList<string> OutputTypes, IReadOnlyList<IReadOnlyList<ParameterShape>> ParameterSets)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>Gets every parameter once, in the order of the parameter sets. One that is mandatory anywhere is shown so.</summary>
    public IEnumerable<ParameterShape> Parameters => ParameterSets
        .SelectMany(set => set)
        .GroupBy(parameter => parameter.Name, StringComparer.Ordinal)
        .Select(group => group.FirstOrDefault(parameter => parameter.Mandatory) ?? group.First());
}
