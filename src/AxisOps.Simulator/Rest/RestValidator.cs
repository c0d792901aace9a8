using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AxisOps.Simulator.Rest;

/// <summary>Holds a value against a node. The text of a value that is too short is recorded, the others are inferred from it.</summary>
internal static class RestValidator
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with the value, with its path; null when nothing is.</summary>
    public static string? Check(RestNode node, JsonElement value, RestManner manner, string path = "")
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return node.Nullable ? null : Say(value, "is not allowed", path);
        }

        if (node.Type is { } type && !IsOf(type, value))
        {
            return Say(value, $"is not of type {type}", path);
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => Text(node, value, path),
            JsonValueKind.Number => Number(node, value, path),
            JsonValueKind.Array => Elements(node, value, manner, path),
            JsonValueKind.Object when node.Type == "object" || node.IsCollection || node.IsAction => Members(node, value, manner, path),
            _ => null,
        };
    }

    /// <summary>The members of an object, all of those required and none that the node does not know.</summary>
    public static string? Members(RestNode node, JsonElement value, RestManner manner, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Say(value, "is not of type object", path);
        }

        foreach (var name in node.Required)
        {
            if (!value.TryGetProperty(name, out _))
            {
                return $"\"{name}\" is required (path: {(path.Length == 0 ? "/" : path)})";
            }
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!node.Members.TryGetValue(member.Name, out var known) || known.IsAction || !manner.Has(known) || known.ReadOnly)
            {
                return $"\"{Short(member.Name)}\" is not allowed (path: {path}/{Short(member.Name)})";
            }

            if (Check(known, member.Value, manner, $"{path}/{member.Name}") is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    public static string Say(JsonElement value, string what, string path)
    {
        var text = value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.ValueKind.ToString().ToLowerInvariant() : Short(value.GetRawText());
        return path.Length == 0 ? $"{text} {what}" : $"{text} {what} (path: {path})";
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => throw new InvalidDataException($"'{type}' is no type of a REST property."),
    };

    private static string? Text(RestNode node, JsonElement value, string path)
    {
        var text = value.GetString()!;
        if (node.MinLength is { } least && text.Length < least)
        {
            return Say(value, $"is shorter than {Count(least)}", path);
        }

        if (node.MaxLength is { } most && text.Length > most)
        {
            return Say(value, $"is longer than {Count(most)}", path);
        }

        if (node.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, Patience))
        {
            return Say(value, $"does not match pattern {pattern}", path);
        }

        return node.Enum is { } choices && !choices.Contains(text) ? Say(value, "is not one of " + string.Join(", ", choices), path) : null;
    }

    private static string? Number(RestNode node, JsonElement value, string path)
    {
        if (!value.TryGetInt64(out var number))
        {
            return null;
        }

        if (node.Minimum is { } least && number < least)
        {
            return Say(value, string.Create(CultureInfo.InvariantCulture, $"is less than {least}"), path);
        }

        return node.Maximum is { } most && number > most
            ? Say(value, string.Create(CultureInfo.InvariantCulture, $"is greater than {most}"), path)
            : null;
    }

    private static string? Elements(RestNode node, JsonElement value, RestManner manner, string path)
    {
        if (value.GetArrayLength() > node.Limit)
        {
            return Say(value, string.Create(CultureInfo.InvariantCulture, $"has more than {node.Limit} items"), path);
        }

        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}/{index++}");
            if (node.Items is { } items && Check(items, element, manner, at) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static string Count(int characters) =>
        string.Create(CultureInfo.InvariantCulture, $"{characters} character{(characters == 1 ? string.Empty : "s")}");

    private static string Short(string text) => text.Length > 80 ? text[..80] : text;
}
