using System.Text.Json;
using System.Text.Unicode;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The envelope of a JSON API request. Of a member that is there twice, the last counts.</summary>
internal sealed record JsonCall(string? ApiVersion, string? Context, string? Method, JsonElement Params)
{
    /// <summary>Reads a body; null when it is no JSON object, or holds text that is no Unicode.</summary>
    public static JsonCall? Parse(byte[] body)
    {
        try
        {
            if (!Utf8.IsValid(body) || !IsText(body))
            {
                return null;
            }

            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? new JsonCall(Text(root, "apiVersion"), Text(root, "context"), Text(root, "method"), Member(root, "params").Clone())
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: an escaped lone surrogate, which has no text.
            return null;
        }
    }

    /// <summary>A text member of the parameters; null where it is absent or no text.</summary>
    public string? Parameter(string name) => this.Params.ValueKind == JsonValueKind.Object ? Text(this.Params, name) : null;

    private static JsonElement Member(JsonElement from, string name) => from.TryGetProperty(name, out var value) ? value : Absent();

    private static string? Text(JsonElement from, string name) =>
        Member(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Reads every escaped name and text once, so that whoever reads them later finds text: a lone surrogate has none and throws here.</summary>
    public static bool IsText(byte[] body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }

        return true;
    }

    private static JsonElement Absent() => JsonElement.Parse("null");
}
