using System.Reflection;

namespace AxisOps.Core.Tests.Abstractions;

/// <summary>PowerShell cannot index the lists that compilers make of collection expressions: <c>$x.Devices[0]</c> gave the whole list.</summary>
public sealed class IndexableListTests
{
    public static TheoryData<string> Lists =>
    [
        .. typeof(AxisDevice).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetProperties().Where(IsList).Select(property => $"{type.FullName}.{property.Name}")),
    ];

    [Fact]
    public void TheSearch_FindsTheKnownOnes()
    {
        string[] found = [.. Lists.Select(row => row.Data)];
        Assert.Contains("AxisOps.DeviceSimulator.Devices", found);
        Assert.Contains("AxisOps.AxisDevice.Facts", found);
        Assert.Contains("AxisOps.AxisDevice.Certificates", found);
        Assert.Contains("AxisOps.DiscoveredDevice.Sightings", found);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void EveryListOfAPublicObject_IsAnArrayWhateverItWasMadeOf(string name)
    {
        int dot = name.LastIndexOf('.');
        Type owner = typeof(AxisDevice).Assembly.GetType(name[..dot])!;
        PropertyInfo property = owner.GetProperty(name[(dot + 1)..])!;
        object instance = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(owner);
        object made = typeof(IndexableListTests).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(property.PropertyType.GetGenericArguments()).Invoke(null, null)!;
        Assert.False(made is Array);
        property.SetValue(instance, made);
        Assert.Equal(2, Assert.IsType<Array>(property.GetValue(instance), exactMatch: false).Length);
    }

    private static IReadOnlyList<T> Make<T>() => [.. Enumerable.Repeat(default(T)!, 2)];

    private static bool IsList(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
