using System.Text.Json;

namespace AxisOps.Core.Inventory.Export.Page;

/// <summary>Words that come again in every device, such as the names of facts: each is written once, at the end, and stands as its number.</summary>
internal sealed class PageStrings
{
    /// <summary>Devices that say something else each time shall not fill the memory.</summary>
    private const int MaxCount = 20_000;
    private const int MaxLength = 400;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>Writes the number of a text, or the text where it is not worth one.</summary>
    public void Write(Utf8JsonWriter json, string? text)
    {
        if (text is null)
        {
            json.WriteNullValue();
        }
        else if (numbers.TryGetValue(text, out int number))
        {
            json.WriteNumberValue(number);
        }
        else if (numbers.Count < MaxCount && text.Length <= MaxLength)
        {
            json.WriteNumberValue(numbers.Count);
            numbers.Add(text, numbers.Count);
        }
        else
        {
            json.WriteStringValue(InventoryText.Clean(text));
        }
    }

    public void WriteAll(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (KeyValuePair<string, int> pair in numbers.OrderBy(pair => pair.Value))
        {
            json.WriteStringValue(InventoryText.Clean(pair.Key));
        }

        json.WriteEndArray();
    }
}
