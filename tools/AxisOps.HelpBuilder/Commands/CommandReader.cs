using System.Management.Automation;
using System.Reflection;

namespace AxisOps.HelpBuilder.Commands;

/// <summary>Reads one cmdlet's parameter sets, without what every cmdlet has.</summary>
internal static class CommandReader
{
    private static readonly string[] Last = ["WhatIf", "Confirm"];

    public static CommandShape Read(CmdletInfo cmdlet, IEnumerable<string> aliases)
    {
        object instance = Activator.CreateInstance(cmdlet.ImplementingType)!;
        return new CommandShape(
            cmdlet.Verb,
            cmdlet.Noun,
            [.. aliases.Order(StringComparer.Ordinal)],
            [.. OutputTypes(cmdlet)],
            [.. cmdlet.ParameterSets
                .OrderByDescending(set => set.IsDefault)
                .ThenBy(set => set.Name, StringComparer.Ordinal)
                .Select(set => ReadSet(set, instance))]);
    }

    // CmdletInfo.OutputType asks the engine for its current location first, which a new engine does not always have.
    private static IEnumerable<string> OutputTypes(CmdletInfo cmdlet) => cmdlet.ImplementingType
        .GetCustomAttributes<OutputTypeAttribute>()
        .SelectMany(attribute => attribute.Type)
        .Select(type => type.Name)
        .Where(name => name != typeof(void).FullName)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static ParameterShape[] ReadSet(CommandParameterSetInfo set, object instance) => [.. set.Parameters
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !IsHidden(parameter, set.Name))
        .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
        .ThenByDescending(parameter => parameter.IsMandatory)
        .ThenBy(parameter => Array.IndexOf(Last, parameter.Name))
        .ThenBy(parameter => parameter.Name, StringComparer.Ordinal)
        .Select(parameter => ReadParameter(parameter, instance))];

    private static bool IsHidden(CommandParameterInfo parameter, string set) => parameter.Attributes
        .OfType<ParameterAttribute>()
        .Any(attribute => attribute.DontShow && (attribute.ParameterSetName == set || attribute.ParameterSetName == ParameterAttribute.AllParameterSets));

    private static ParameterShape ReadParameter(CommandParameterInfo parameter, object instance)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Type element = type.IsArray ? type.GetElementType()! : type;
        return new ParameterShape(
            parameter.Name,
            type == typeof(SwitchParameter) ? null : type.Name,
            parameter.IsMandatory,
            parameter.Position < 0 ? null : parameter.Position,
            parameter.ValueFromPipeline,
            parameter.ValueFromPipelineByPropertyName,
            type.IsArray,
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            [.. parameter.Aliases.Order(StringComparer.Ordinal)],
            parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault() is { } limited ? [.. limited.ValidValues]
                : element.IsEnum ? Enum.GetNames(element) : [],
            DefaultValues.Read(instance, parameter));
    }
}
