using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Security;

/// <summary>What names, passwords and groups the account CGI takes (API doc, system settings).</summary>
internal static class AccountRules
{
    /// <summary>Gets the most accounts of a unit (product manuals).</summary>
    public const int Most = 100;

    private const int LongestName = 14;
    private const int LongestPassword = 64;

    public static bool IsName(string? name) => name is { Length: > 0 and <= LongestName } && name.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether a password may be set; <paramref name="strict"/> is the caller's wish that it keep to the documented characters.</summary>
    public static bool IsPassword(string? password, bool strict) =>
        password is { Length: > 0 and <= LongestPassword }
        && password.All(character => strict ? character is >= ' ' and <= '~' : !char.IsControl(character));

    /// <summary>A comment stays on one line of the account file (inferred).</summary>
    public static bool IsComment(string comment) => comment.Length <= 256 && !comment.Any(character => char.IsControl(character) || character == ':');

    /// <summary>The role that secondary groups amount to, in any order; null where the combination is none of the six documented ones.</summary>
    public static (Role Role, bool Ptz)? Rights(string? groups)
    {
        var names = (groups ?? string.Empty).Split(':');
        var ptz = names.Contains("ptz", StringComparer.Ordinal);
        string[] others = [.. names.Where(name => name != "ptz").Order(StringComparer.Ordinal)];
        return others switch
        {
            ["viewer"] => (Role.Viewer, ptz),
            ["operator", "viewer"] => (Role.Operator, ptz),
            ["admin", "operator", "viewer"] => (Role.Administrator, ptz),
            _ => null,
        };
    }
}
