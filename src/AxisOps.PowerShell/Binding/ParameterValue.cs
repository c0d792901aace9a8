using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using AxisOps.Core.Configuration;

namespace AxisOps.PowerShell.Binding;

/// <summary>Turns what scripts give as the value of a parameter into a setting.</summary>
internal static class ParameterValue
{
    /// <exception cref="FormatException">The value is none that a parameter can have; the message does not hold it.</exception>
    public static ParameterSetting Setting(string name, object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => new ParameterSetting(name, text),
        bool flag => new ParameterSetting(name, flag),
        SwitchParameter flag => new ParameterSetting(name, flag.IsPresent),
        SecureString secret => new ParameterSetting(name, new NetworkCredential(string.Empty, secret).Password, isSecret: true),
        PSCredential => throw new FormatException("The value is a credential; its Password alone is meant."),
        null => throw new FormatException("The value is null; '' empties a parameter."),
        Enum choice => new ParameterSetting(name, choice.ToString()),
        Uri uri => new ParameterSetting(name, uri.OriginalString),
        IPAddress address => new ParameterSetting(name, address.ToString()),
        IFormattable number and (byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal) =>
            new ParameterSetting(name, number.ToString(null, CultureInfo.InvariantCulture)),
        char letter => new ParameterSetting(name, letter.ToString()),
        { } other => throw new FormatException($"The value is a {other.GetType().Name}; text, numbers, Booleans and SecureString are values of parameters."),
    };
}
