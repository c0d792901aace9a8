namespace AxisOps.Simulator.Profiles;

/// <summary>One parameter of a profile, shared by all its units, or one that a unit added from a template; changed values are kept apart.</summary>
internal sealed record Parameter(string Name, string[] Segments, AnswerTemplate Value, ParameterDefinition Definition)
{
    public static Parameter Create(string name, string value, ParameterDefinition definition) =>
        new(name, name.Split('.'), AnswerTemplate.Create(value), definition);
}
