using System.Text.Json;
using System.Text.Json.Serialization;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Inventory.Files;

/// <summary>Text of a file, with control characters shown instead of obeyed.</summary>
internal sealed class ShownTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SpreadsheetText.Show(reader.GetString()!);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SpreadsheetText.Show(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
