using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AxisOps.Core.Inventory.Export;

/// <summary>
/// How a device stands in JSON: every property in camel case, null included, so that each object has the same members; enums by name,
/// instants as RFC 3339, durations as a number of seconds in a property that ends with <c>Seconds</c>. All but plain ASCII is escaped, which
/// disarms terminal escapes and marks that turn the direction of text.
/// </summary>
internal static class InventoryJson
{
    /// <summary>The value of <c>schema</c> in the wrapper object.</summary>
    public const string Schema = "axisops-inventory/1";

    private static readonly JsonTypeInfo<AxisDevice> Device = (JsonTypeInfo<AxisDevice>)new JsonSerializerOptions(InventoryJsonContext.Default.Options)
    {
        TypeInfoResolver = InventoryJsonContext.Default.WithAddedModifier(NameTheUnit),
    }.GetTypeInfo(typeof(AxisDevice));

    public static byte[] Write(AxisDevice device) => JsonSerializer.SerializeToUtf8Bytes(device, Device);

    public static byte[] Write(string text) => JsonSerializer.SerializeToUtf8Bytes(text, InventoryJsonContext.Default.String);

    /// <summary>Tells the unit of a duration in the name of its property.</summary>
    internal static void NameTheUnit(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if ((Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(TimeSpan))
            {
                property.Name += "Seconds";
            }
        }
    }
}
