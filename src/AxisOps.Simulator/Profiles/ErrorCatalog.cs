using System.Text.Json;

namespace AxisOps.Simulator.Profiles;

/// <summary>The error codes of the JSON API families, read from <c>data/shared/errors.json</c>.</summary>
internal sealed class ErrorCatalog
{
    private readonly Dictionary<string, Dictionary<string, ErrorText>> families = [];

    public static ErrorCatalog Load(string path)
    {
        var catalog = new ErrorCatalog();
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var family in document.RootElement.EnumerateObject())
        {
            catalog.families[family.Name] = family.Value.EnumerateObject()
                .Where(entry => entry.Value.ValueKind == JsonValueKind.Array)
                .ToDictionary(entry => entry.Name, entry => new ErrorText(entry.Value[0].GetInt32(), entry.Value[1].GetString()!));
        }

        return catalog;
    }

    public IReadOnlyDictionary<string, ErrorText> Family(string name) =>
        this.families.TryGetValue(name, out var family)
            ? family
            : throw new InvalidDataException($"errors.json has no family '{name}'.");
}
