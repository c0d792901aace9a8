using System.Text.Json;
using System.Text.Json.Serialization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>A version as its text.</summary>
internal sealed class AxisOsVersionConverter : JsonConverter<AxisOsVersion>
{
    public override AxisOsVersion? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AxisOsVersion.TryParse(reader.GetString(), out AxisOsVersion? version) ? version : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, AxisOsVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
