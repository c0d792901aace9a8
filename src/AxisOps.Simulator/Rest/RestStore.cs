using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>What one unit has set through REST, by path below the API's name. A call holds <see cref="Gate"/> from its reading to its writing.</summary>
internal sealed class RestStore
{
    private readonly Dictionary<string, JsonNode?> values = new(StringComparer.Ordinal);

    public Lock Gate { get; } = new();

    /// <summary>Finds a value that was ever set; a set null is found as null.</summary>
    public bool TryGet(string path, out JsonNode? value) => this.values.TryGetValue(path, out value);

    public void Set(string path, JsonNode? value) => this.values[path] = value;

    public void Forget(string path) => this.values.Remove(path);

    /// <summary>The items of a collection, in the order they were made; for the caller to change in place.</summary>
    public JsonArray Items(string path, Func<JsonArray> first)
    {
        if (this.values.TryGetValue(path, out var items) && items is JsonArray array)
        {
            return array;
        }

        var made = first();
        this.values[path] = made;
        return made;
    }
}
