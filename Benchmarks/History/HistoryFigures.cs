using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Benchmarks.History;

/// <summary>Makes named figures of a result, for benchmarks that have no ratios of their own.</summary>
internal static class HistoryFigures
{
    /// <summary>Gives every number of a result. Members of lists are named by their first text, else by their position.</summary>
    internal static IReadOnlyDictionary<string, double> Of(object result)
    {
        var figures = new Dictionary<string, double>();
        Collect(JsonSerializer.SerializeToNode(result, JsonSerializerOptions.Web), string.Empty, figures);
        return figures;
    }

    private static void Collect(JsonNode? node, string name, Dictionary<string, double> figures)
    {
        switch (node)
        {
            case JsonObject members:
                foreach ((string key, JsonNode? value) in members)
                {
                    Collect(value, Join(name, key), figures);
                }

                break;
            case JsonArray items:
                for (int index = 0; index < items.Count; index++)
                {
                    string? label = (items[index] as JsonObject)?.Select(pair => pair.Value).FirstOrDefault(value => value?.GetValueKind() == JsonValueKind.String)?.GetValue<string>();
                    Collect(items[index], Join(name, label ?? FormattableString.Invariant($"{index}")), figures);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                figures[name] = value.GetValue<double>();
                break;
        }
    }

    private static string Join(string name, string part) => name.Length == 0 ? part : $"{name} {part}";
}
