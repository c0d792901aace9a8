using System.Text.Json;
using System.Text.Json.Serialization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>A duration as its number of seconds.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    /// <summary>Ten thousand years: more than any duration of a device, and less than a <see cref="TimeSpan"/> can hold.</summary>
    private const decimal MaxSeconds = 315_576_000_000m;

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDecimal(out decimal seconds) && Math.Abs(seconds) < MaxSeconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((decimal)value.Ticks / TimeSpan.TicksPerSecond);
}
