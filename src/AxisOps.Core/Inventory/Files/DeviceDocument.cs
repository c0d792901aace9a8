using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Inventory.Files;

/// <summary>
/// Reads a device from JSON as <see cref="InventoryJson"/> writes it. Properties that are missing are not known, unknown ones are passed over, so that
/// older and newer files can be read; whatever is there must be of its type. Text that a terminal would obey is shown instead.
/// </summary>
internal static class DeviceDocument
{
    /// <summary>How deep a device may be nested; it needs four levels.</summary>
    public const int MaxDepth = 16;

    // The generated serializer gives null to what is missing; this one leaves the property as the type has it.
    private static readonly JsonTypeInfo<AxisDevice> Device = (JsonTypeInfo<AxisDevice>)new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = MaxDepth,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Converters = { new AxisOsVersionConverter(), new SecondsConverter(), new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false), new ShownTextConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(InventoryJson.NameTheUnit).WithAddedModifier(RequireText),
    }.GetTypeInfo(typeof(AxisDevice));

    private static readonly PropertyInfo[] Lists =
    [
        .. typeof(AxisDevice).GetProperties().Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)),
    ];

    /// <summary>Reads a device.</summary>
    /// <param name="json">One JSON object.</param>
    /// <returns>The device.</returns>
    /// <exception cref="JsonException">It is no device; the place is told where it is known.</exception>
    public static AxisDevice Read(ReadOnlySpan<byte> json)
    {
        AxisDevice device;
        try
        {
            device = JsonSerializer.Deserialize(json, Device) ?? throw new JsonException();
        }
        catch (Exception cause) when (cause is InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            // An escaped half of a surrogate pair is JSON, but no text.
            throw new JsonException(null, cause);
        }

        return HasHoles(device) ? throw new JsonException() : device;
    }

    /// <summary>A list of the fleet's objects has no null in it, whatever its element type says at run time.</summary>
    private static bool HasHoles(AxisDevice device) =>
        Array.Exists(Lists, list => list.GetValue(device) is System.Collections.IEnumerable items && items.Cast<object?>().Contains(null))
        || device.Syslog?.Servers.Contains(null!) == true
        || device.Extra.Values.Contains(null!);

    /// <summary>What the type says is never null must be there.</summary>
    private static void RequireText(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false } parameter && !parameter.ParameterType.IsValueType)
            {
                property.IsRequired = true;
            }
        }
    }
}
