using System.Globalization;
using System.Reflection;

namespace AxisOps.Core.Tests.Inventory.Files;

/// <summary>Makes a device in which every property has a value of its own, whatever properties the type gets.</summary>
internal static class FilledDevice
{
    public static AxisDevice Make() => (AxisDevice)Value(typeof(AxisDevice), "Device", 0)!;

    private static object? Value(Type type, string name, int depth)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        int seed = name.Sum(c => c) + depth;
        return plain switch
        {
            _ when plain == typeof(string) => name == "SerialNumber" ? "B8A44F000001" : $"{name} \u00e4\u4e2d {seed}",
            _ when plain == typeof(bool) => true,
            _ when plain == typeof(int) => seed,
            _ when plain == typeof(long) => (long)seed << 33,
            _ when plain == typeof(TimeSpan) => TimeSpan.FromTicks(12_345_678 + seed),
            _ when plain == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).AddTicks(seed),
            _ when plain == typeof(DateOnly) => new DateOnly(2031, 12, 31),
            _ when plain == typeof(AxisOsVersion) => new AxisOsVersion(string.Create(CultureInfo.InvariantCulture, $"12.9.{seed}")),
            _ when plain.IsEnum => Enum.GetValues(plain).GetValue(Enum.GetValues(plain).Length - 1),
            _ when plain == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["ProdShortName"] = "AXIS", ["weird \"name\""] = string.Empty },
            _ when plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => List(plain.GetGenericArguments()[0], name, depth),
            _ when plain.Assembly == typeof(AxisDevice).Assembly => Compound(plain, depth),
            _ => throw new NotSupportedException($"{name} is a {plain}: say here how to fill it, and check that it survives JSON."),
        };
    }

    private static Array List(Type element, string name, int depth)
    {
        var items = Array.CreateInstance(element, 2);
        items.SetValue(Value(element, name, depth), 0);
        items.SetValue(Value(element, name + "2", depth), 1);
        return items;
    }

    private static object Compound(Type type, int depth)
    {
        ConstructorInfo constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        object made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, depth + 1))]);
        foreach (PropertyInfo property in type.GetProperties().Where(property => property.CanWrite))
        {
            property.SetValue(made, Value(property.PropertyType, property.Name, depth + 1));
        }

        return made;
    }
}
