using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The two ways devices print JSON (recorded): on one line with a blank after colon and comma, or indented by two.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Pretty(JsonNode node) => node.ToJsonString(Indented).ReplaceLineEndings("\n");

    public static string OneLine(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    public static string Quote(string text) => JsonSerializer.Serialize(text, Indented);

    /// <summary>Puts the caller's context after the version, or first, in the style of the body it goes into.</summary>
    public static string WithContext(string body, string context)
    {
        var member = $"\"context\": {Quote(context)}";
        var version = body.IndexOf("\"apiVersion\"", StringComparison.Ordinal);
        var at = version < 0 ? 1 : EndOfString(body, body.IndexOf('"', body.IndexOf(':', version)));
        var indented = body.StartsWith("{\n", StringComparison.Ordinal);
        var lineStart = indented ? "\n" + Indent(body) : string.Empty;
        var blank = indented ? string.Empty : " ";
        return version < 0
            ? body[..at] + lineStart + member + "," + blank + body[at..]
            : body[..at] + "," + blank + lineStart + member + body[at..];
    }

    private static string Indent(string body) => new(' ', body.Skip(2).TakeWhile(character => character == ' ').Count());

    private static int EndOfString(string body, int openingQuote) => body.IndexOf('"', openingQuote + 1) + 1;

    private static void Write(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{').AppendJoin(", ", members.Select(member => Quote(member.Key) + ": " + OneLine(member.Value))).Append('}');
                break;
            case JsonArray items:
                text.Append('[').AppendJoin(", ", items.Select(OneLine)).Append(']');
                break;
            default:
                text.Append(node is null ? "null" : node.ToJsonString(Indented));
                break;
        }
    }
}
