using System.Globalization;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Configuration;

/// <summary>What a definition says of a value. Where it says nothing, the device decides.</summary>
internal static class ParameterRules
{
    private static readonly string[] Yes = ["yes", "true", "on"];

    private static readonly string[] No = ["no", "false", "off"];

    /// <summary>Gives the value in the spelling of the device: of a bool and an enum the one it lists, whatever the case asked for.</summary>
    public static string Spell(ParameterSetting setting, ParameterDefinition? definition)
    {
        if (definition is { TrueValue: { } yes, FalseValue: { } no })
        {
            bool? flag = setting.Flag ?? (Same(setting.Value, yes) ? true : Same(setting.Value, no) ? false : null);
            return flag is null ? setting.Value : flag.Value ? yes : no;
        }

        // An enum of yes and no takes true and false as a bool does.
        return setting.Flag is { } truth && definition?.Choices.FirstOrDefault(choice => (truth ? Yes : No).Any(word => Same(word, choice))) is { } spelled
            ? spelled
            : definition?.Choices.FirstOrDefault(choice => Same(choice, setting.Value)) ?? setting.Value;
    }

    /// <summary>Says why a value cannot be set; null when nothing speaks against it. No value stands in the sentence.</summary>
    public static string? Problem(string value, ParameterDefinition? definition) => definition switch
    {
        null => null,
        { IsReadOnly: true } => "only the device itself changes it",
        { TrueValue: { } yes, FalseValue: { } no } when !Same(value, yes) && !Same(value, no) => $"it takes {Shown(yes)} or {Shown(no)}",
        { Type: "enum", Choices: { Count: > 0 } choices } when !choices.Any(choice => Same(choice, value)) =>
            $"it takes one of {string.Join(", ", choices.Take(20).Select(Shown))}{(choices.Count > 20 ? ", ..." : null)}",
        { Type: "int" } when Number(value) is null => "it takes a whole number",
        { Type: "int", Minimum: { } least } when Number(value) < least => Range(definition),
        { Type: "int", Maximum: { } most } when Number(value) > most => Range(definition),
        { MaxLength: { } length } when value.Length > length => string.Create(CultureInfo.InvariantCulture, $"it takes {length} characters at most"),
        _ => null,
    };

    /// <summary>Tells whether two values are one: case does not count for bools and enums, leading zeros for numbers.</summary>
    public static bool Equal(string left, string right, ParameterDefinition? definition) => definition switch
    {
        { TrueValue: not null } or { Type: "enum" } => Same(left, right),
        { Type: "int" } when Number(left) is { } number => number == Number(right),
        null => left == right || Array.Exists([Yes, No], words => words.Contains(left, StringComparer.OrdinalIgnoreCase) && Same(left, right)),
        _ => left == right,
    };

    /// <summary>Tells whether the value of a parameter is a secret.</summary>
    public static bool IsSecret(ParameterDefinition? definition) => definition is { IsWriteOnly: true } or { Type: "password" };

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static long? Number(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static string Range(ParameterDefinition definition) => string.Create(
        CultureInfo.InvariantCulture, $"it takes a number {(definition.Minimum, definition.Maximum) switch
        {
            ({ } least, { } most) => $"from {least} to {most}",
            ({ } least, _) => $"of {least} or more",
            (_, { } most) => $"of {most} or less",
            _ => "in its range",
        }}");

    private static string Shown(string choice) => $"'{Vapix.Envelopes.DeviceText.Value(choice)}'";
}
