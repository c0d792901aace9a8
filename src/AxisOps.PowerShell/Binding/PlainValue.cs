using System.Collections;
using System.Management.Automation;
using System.Security;

namespace AxisOps.PowerShell.Binding;

/// <summary>Turns what scripts build (hashtables, custom objects, lists, wrapped values) into values that serialize as JSON.</summary>
internal static class PlainValue
{
    private const int MaxDepth = 16;

    public static object? From(object? value) => From(value, 0);

    private static object? From(object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException($"The value is nested deeper than {MaxDepth} levels.");
        }

        object? inner = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        return inner switch
        {
            null => null,
            string or bool or int or long or double or decimal => inner,
            byte or sbyte or short or ushort or uint or ulong or float => inner,
            SwitchParameter flag => flag.IsPresent,
            Enum or Uri or System.Net.IPAddress or Guid => inner.ToString(),
            DateTimeOffset instant => instant.ToString("o", System.Globalization.CultureInfo.InvariantCulture),
            DateTime instant => instant.ToString("o", System.Globalization.CultureInfo.InvariantCulture),
            SecureString or PSCredential => throw new FormatException("A protected value is not sent as it is; turn it into text where that is meant."),
            IDictionary map => map.Keys.Cast<object>().ToDictionary(key => key.ToString()!, key => From(map[key], depth + 1)),
            IEnumerable list => list.Cast<object?>().Select(item => From(item, depth + 1)).ToArray(),
            PSObject custom => custom.Properties.ToDictionary(property => property.Name, property => From(property.Value, depth + 1)),
            _ => throw new FormatException($"A {inner.GetType().Name} has no form in JSON; use text, numbers, lists and hashtables."),
        };
    }
}
