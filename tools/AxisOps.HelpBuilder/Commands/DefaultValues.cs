using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace AxisOps.HelpBuilder.Commands;

/// <summary>What a parameter is when it is not given, read from a fresh instance of the cmdlet.</summary>
internal static class DefaultValues
{
    public static string? Read(object instance, CommandParameterInfo parameter)
    {
        PropertyInfo? property = instance.GetType().GetProperty(parameter.Name);
        return parameter.IsMandatory || property is null ? null : Format(property.GetValue(instance));
    }

    /// <summary>Nothing, zero and empty say no more than that the parameter was not given.</summary>
    private static string? Format(object? value) => value switch
    {
        null or "" or false => null,
        SwitchParameter given => given ? "True" : "False",
        string text => text,
        Enum name => name.ToString(),
        TimeSpan span when span == TimeSpan.Zero => null,
        IEnumerable list => string.Join(", ", list.Cast<object?>().Select(Format).OfType<string>()) is { Length: > 0 } all ? all : null,
        IFormattable number when number.GetType().IsPrimitive && number.Equals(Activator.CreateInstance(number.GetType())) => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
