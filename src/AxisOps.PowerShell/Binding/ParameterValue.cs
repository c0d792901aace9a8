using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using AxisOps.Core.Configuration;

namespace AxisOps.PowerShell.Binding;

/// <summary>Turns what scripts give as the value of a parameter into a setting, or its text.</summary>
internal static class ParameterValue
{
    /// <exception cref="FormatException">The value is none that a parameter can have; the message does not hold it.</exception>
    public static ParameterSetting Setting(string name, object? value) => Bare(value) switch
    {
        bool flag => new ParameterSetting(name, flag),
        SwitchParameter flag => new ParameterSetting(name, flag.IsPresent),
        SecureString secret => new ParameterSetting(name, Text(secret), isSecret: true),
        var other => new ParameterSetting(name, Text(other)),
    };

    /// <exception cref="FormatException">The value is none that a parameter can have as text; the message does not hold it.</exception>
    public static string Text(object? value) => Bare(value) switch
    {
        string text => text,
        SecureString secret => new NetworkCredential(string.Empty, secret).Password,
        PSCredential => throw new FormatException("The value is a credential; its Password alone is meant."),
        null => throw new FormatException("The value is null; '' empties a parameter."),
        Enum choice => choice.ToString(),
        Uri uri => uri.OriginalString,
        IPAddress address => address.ToString(),
        IFormattable number and (byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal) =>
            number.ToString(null, CultureInfo.InvariantCulture),
        char letter => letter.ToString(),
        { } other => throw new FormatException($"The value is a {other.GetType().Name}; text, numbers, Booleans and SecureString are values of parameters."),
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
