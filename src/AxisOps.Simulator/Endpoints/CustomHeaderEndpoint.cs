using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Custom HTTP headers (API doc). They are on every response at once; the document says after a restart of the web server. Which headers a device
/// refuses is inferred: what frames a message, and text that is no header.
/// </summary>
internal sealed class CustomHeaderEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["list"] = request => request.Data(Form(CustomHeaders.Of(request.Device).Value)),
    ["set"] = Set,
    ["remove"] = Remove,
})
{
    private const int MaxHeaders = 32;
    private const int MaxText = 1024;

    private static readonly HashSet<string> Framing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-Type", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "WWW-Authenticate",
    };

    private static JsonObject Form(IEnumerable<KeyValuePair<string, string>> headers) =>
        new(headers.Select(header => KeyValuePair.Create<string, JsonNode?>(header.Key, header.Value)));

    private static Reply Set(JsonRequest request)
    {
        if (request.Parameters.IsEmpty)
        {
            return request.Error("missingParameter");
        }

        var wanted = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in request.Parameters.Members)
        {
            var value = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : null;
            if (value is null or { Length: > MaxText } || !IsToken(member.Name) || Framing.Contains(member.Name) || !value.All(IsPlain))
            {
                return request.Error("invalidParameter");
            }

            wanted[member.Name] = value;
        }

        var changed = CustomHeaders.Of(request.Device).Change(headers =>
        {
            var all = headers.RemoveAll(header => wanted.ContainsKey(header.Key)).AddRange(wanted);
            return all.Count <= MaxHeaders ? all : null;
        });
        return changed ? request.Data(Form(wanted)) : request.Error("invalidParameter");
    }

    private static Reply Remove(JsonRequest request)
    {
        var names = request.Parameters.Members.Select(member => member.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Count == 0)
        {
            return request.Error("missingParameter");
        }

        var removed = CustomHeaders.Of(request.Device).Value.Where(header => names.Contains(header.Key)).ToArray();
        CustomHeaders.Of(request.Device).Change(headers => headers.RemoveAll(header => names.Contains(header.Key)));
        return removed.Length > 0 ? request.Data(Form(removed)) : request.Error("invalidParameter");
    }

    private static bool IsToken(string name) =>
        name.Length is > 0 and <= 128 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private static bool IsPlain(char character) => character is >= ' ' and <= '~';
}
