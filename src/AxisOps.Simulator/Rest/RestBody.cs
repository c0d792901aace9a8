using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Rest;

/// <summary>Reads <c>{"data": ...}</c> out of a request, bounded in size and depth.</summary>
internal static class RestBody
{
    public const int MaxBytes = 512 * 1024;
    private const int MaxDepth = 24;

    /// <summary>The data, or why there is none. A null datum is a <see cref="JsonElement"/> of kind null.</summary>
    public static (JsonElement Data, RestFault? Fault) Read(DeviceExchange exchange)
    {
        if (exchange.BodyLength > MaxBytes)
        {
            return (default, RestFault.Body("The request body is too large", 413));
        }

        if (exchange.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            return (default, RestFault.Body("The content type is not application/json"));
        }

        try
        {
            if (!Utf8.IsValid(exchange.Body) || !IsText(exchange.Body))
            {
                return (default, RestFault.Body("Syntax error"));
            }

            var options = new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(exchange.Body, options);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("data", out var data)
                ? (data.Clone(), null)
                : (default, RestFault.Body("There is no 'data' field in the request body"));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (default, RestFault.Body("Syntax error"));
        }
    }

    /// <summary>The same value as a node; null for null.</summary>
    public static JsonNode? Node(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : JsonNode.Parse(value.GetRawText());

    /// <summary>Reads every escaped text once: a lone surrogate has no text and throws here, not later.</summary>
    private static bool IsText(byte[] body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString();
            }
        }

        return true;
    }
}
