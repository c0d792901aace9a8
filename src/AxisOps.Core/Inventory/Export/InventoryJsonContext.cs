using System.Text.Json.Serialization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>The generated serializer of devices.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(AxisOsVersionConverter), typeof(SecondsConverter)])]
[JsonSerializable(typeof(AxisDevice))]
[JsonSerializable(typeof(string))]
internal sealed partial class InventoryJsonContext : JsonSerializerContext;
