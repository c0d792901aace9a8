using System.Globalization;
using System.Text.Json;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>
/// Reads members the way devices write them: numbers and booleans as themselves or as strings, absent and null alike. A member of another
/// type than it can be is malformed and throws <see cref="JsonException"/>.
/// </summary>
internal static class JsonValues
{
    private const int MaxItems = 4096;

    /// <summary>Reads text; null when absent or empty.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => DeviceText.Value(text.GetString()),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } value => DeviceText.Value(value.GetRawText()),
        { } other => throw Wrong(name, "text", other),
    };

    /// <summary>Reads text as it is, without bound or cleaning: for what is decoded further.</summary>
    public static string? RawText(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Wrong(name, "text", other),
    };

    /// <summary>Reads a boolean in any of the spellings devices use; null when absent or none of them.</summary>
    public static bool? Flag(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => Flag(text.GetString()),
        { ValueKind: JsonValueKind.Number } number => Flag(number.GetRawText()),
        { } other => throw Wrong(name, "yes or no", other),
    };

    /// <summary>Reads a boolean word: yes/no, true/false, on/off, 1/0 in any case; null for anything else.</summary>
    public static bool? Flag(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "YES" or "TRUE" or "ON" or "1" => true,
        "NO" or "FALSE" or "OFF" or "0" => false,
        _ => null,
    };

    /// <summary>Reads a number, also one written as a string; null when absent or no finite number.</summary>
    public static double? Number(this JsonElement element, string name)
    {
        string? text = element.Member(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            { } other => throw Wrong(name, "a number", other),
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
    }

    /// <summary>Reads a whole number that fits; null otherwise.</summary>
    public static int? Whole(this JsonElement element, string name) =>
        element.Number(name) is { } number && Math.Abs(number) <= int.MaxValue && number == Math.Floor(number) ? (int)number : null;

    /// <summary>Reads a time span in seconds; null when absent, negative or longer than a century.</summary>
    public static TimeSpan? Seconds(this JsonElement element, string name) =>
        element.Number(name) is { } number and >= 0 and <= 3.2e9 ? TimeSpan.FromSeconds(number) : null;

    /// <summary>Reads an object; null when absent.</summary>
    public static JsonElement? Object(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => value,
        { } other => throw Wrong(name, "an object", other),
    };

    /// <summary>Reads a list; empty when absent.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Member(name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.Items(name),
        { } other => throw Wrong(name, "a list", other),
    };

    /// <summary>Reads a list of texts; empty when absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) =>
        [.. element.List(name)
            .Select(item => item.ValueKind == JsonValueKind.String ? DeviceText.Value(item.GetString()) : throw Wrong(name, "texts", item))
            .OfType<string>()];

    /// <summary>Gives the items of a list, within the bound.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement list, string name) =>
        list.ValueKind != JsonValueKind.Array ? throw Wrong(name, "a list", list)
        : list.GetArrayLength() > MaxItems ? throw new JsonException($"'{name}' holds more than {MaxItems} items.")
        : list.EnumerateArray();

    /// <summary>Gives the members of an object, within the bound.</summary>
    public static IEnumerable<JsonProperty> Members(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw Wrong(name, "an object", element)
        : element.GetPropertyCount() > MaxItems ? throw new JsonException($"'{name}' holds more than {MaxItems} members.")
        : element.EnumerateObject();

    private static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw Wrong(name, "a member of an object", element)
        : element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value
        : null;

    private static JsonException Wrong(string name, string wanted, JsonElement found) => new($"'{name}' should be {wanted}, not {found.ValueKind}.");
}
