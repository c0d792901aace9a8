using System.Text.Json;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The parameters of a JSON API call. Reading one gives null where it is absent, and false where it is there in another form.</summary>
internal readonly struct JsonParameters(JsonElement element)
{
    private const int MaxItems = 64;

    /// <summary>Gets whether there is no parameter at all.</summary>
    public bool IsEmpty => element.ValueKind != JsonValueKind.Object || !element.EnumerateObject().Any();

    /// <summary>Gets the members in the order they came; none where this is no object.</summary>
    public IEnumerable<JsonProperty> Members => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    public bool Has(string name) => this.Find(name) is not null;

    public bool Read(string name, out string? text)
    {
        var value = this.Find(name);
        text = value is { ValueKind: JsonValueKind.String } found ? found.GetString() : null;
        return value is null || text is not null;
    }

    public bool Read(string name, out bool? flag)
    {
        var value = this.Find(name);
        flag = value?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
        return value is null || flag is not null;
    }

    public bool Read(string name, out int? number)
    {
        var value = this.Find(name);
        number = value is { ValueKind: JsonValueKind.Number } found && found.TryGetInt32(out var whole) ? whole : null;
        return value is null || number is not null;
    }

    public bool Read(string name, out IReadOnlyList<string>? texts)
    {
        var value = this.Find(name);
        texts = value is { ValueKind: JsonValueKind.Array } found && found.GetArrayLength() <= MaxItems
            && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. found.EnumerateArray().Select(item => item.GetString()!)]
            : null;
        return value is null || texts is not null;
    }

    public bool Read(string name, out IReadOnlyList<JsonParameters>? objects)
    {
        var value = this.Find(name);
        objects = value is { ValueKind: JsonValueKind.Array } found && found.GetArrayLength() <= MaxItems
            && found.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object)
            ? [.. found.EnumerateArray().Select(item => new JsonParameters(item))]
            : null;
        return value is null || objects is not null;
    }

    /// <summary>The parameters inside one; empty where it is absent or no object.</summary>
    public JsonParameters Inner(string name) => new(this.Find(name) ?? default);

    private JsonElement? Find(string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
}
