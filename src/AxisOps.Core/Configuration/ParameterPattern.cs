using System.IO.Enumeration;

namespace AxisOps.Core.Configuration;

/// <summary>One name of <c>Get-DeviceParameter</c>: a parameter, a group, or either with <c>*</c> and <c>?</c> anywhere, dots included.</summary>
internal sealed class ParameterPattern
{
    private static readonly char[] Wildcards = ['*', '?'];

    private readonly string text;

    /// <summary>Initializes a new instance of the <see cref="ParameterPattern"/> class.</summary>
    /// <exception cref="FormatException">The text can name nothing.</exception>
    public ParameterPattern(string name)
    {
        text = ParameterName.WithoutRoot(name.Trim()).TrimEnd('.');
        string literal = text.Replace("*", string.Empty, StringComparison.Ordinal).Replace("?", string.Empty, StringComparison.Ordinal);
        if (text.Length > ParameterName.MaxLength || (literal.Length > 0 && !Vapix.ParamApi.IsName(literal)) || text.StartsWith('.'))
        {
            throw new FormatException(
                "A parameter is named as in 'Network.SSH.Enabled': letters, digits, underscores and hyphens, with dots between; * and ? stand for any text.");
        }

        int wildcard = text.IndexOfAny(Wildcards);
        IsLiteral = wildcard < 0;
        int end = IsLiteral ? text.Length : text.LastIndexOf('.', Math.Max(wildcard - 1, 0));
        Group = wildcard == 0 || end <= 0 ? string.Empty : text[..end];
    }

    /// <summary>Gets a value indicating whether there is no wildcard in it.</summary>
    public bool IsLiteral { get; }

    /// <summary>Gets the group that holds all it can match: the whole segments before the first wildcard; empty for everything.</summary>
    public string Group { get; }

    /// <summary>Tells whether it means a parameter: by its name, or as a group that the parameter lies in. Case does not count.</summary>
    public bool Matches(string name) =>
        text.Length == 0
        || (IsLiteral
            ? IsIn(name, text)
            : FileSystemName.MatchesSimpleExpression(text, name, ignoreCase: true) || FileSystemName.MatchesSimpleExpression(text + ".*", name, ignoreCase: true));

    /// <summary>Tells whether a name is a group's, or lies below it.</summary>
    public static bool IsIn(string name, string group) =>
        name.StartsWith(group, StringComparison.OrdinalIgnoreCase) && (name.Length == group.Length || name[group.Length] == '.');

    public override string ToString() => text;
}
