namespace AxisOps.HelpBuilder.Commands;

/// <summary>
/// A parameter in one parameter set. The type name is null for a switch, the position null when it must be named, the values empty when
/// it is not limited to some, the default value null when there is none.
/// </summary>
internal sealed record ParameterShape(
    string Name,
    string? TypeName,
    bool Mandatory,
    int? Position,
    bool TakesPipelineValue,
    bool TakesPipelineProperty,
    bool TakesMany,
    bool TakesWildcards,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Values,
    string? DefaultValue)
{
    public string PipelineInput => (TakesPipelineValue, TakesPipelineProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
