using AxisOps.Core.Vapix;

namespace AxisOps.Core.Configuration;

/// <summary>Names of parameters as people write them: <c>root.</c> in front is optional.</summary>
internal static class ParameterName
{
    public const int MaxLength = 256;

    private const string Root = "root";

    /// <summary>Takes <c>root.</c> away; empty for the root itself.</summary>
    public static string WithoutRoot(string name) =>
        name.Equals(Root, StringComparison.OrdinalIgnoreCase) ? string.Empty
        : name.StartsWith(Root + ".", StringComparison.OrdinalIgnoreCase) ? name[(Root.Length + 1)..]
        : name;

    /// <summary>Tells whether a text names one parameter: segments of letters, digits, underscore and hyphen with dots between.</summary>
    public static bool IsFull(string name) =>
        name.Length <= MaxLength && ParamApi.IsName(name) && name[0] != '.' && name[^1] != '.' && !name.Contains("..", StringComparison.Ordinal);

    /// <summary>Gives the group a parameter is in; its own name where it is in none.</summary>
    public static string Group(string name) => name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : name;
}
