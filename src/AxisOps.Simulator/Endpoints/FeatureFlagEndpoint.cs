using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>Feature flags (API doc, feature flag service). Which there are is data; setting one switches nothing else.</summary>
internal sealed class FeatureFlagEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["listAll"] = request => request.Data(new JsonObject { ["flags"] = Flags(request) }),
    ["get"] = Get,
    ["set"] = Set,
})
{
    private static Reply Get(JsonRequest request)
    {
        if (!request.Parameters.Read("names", out IReadOnlyList<string>? names))
        {
            return request.Error("invalidParameter");
        }

        if (names is null)
        {
            return request.Error("missingParameter");
        }

        var values = Values(request);
        return Unknown(request, values, names) ?? request.Data(new JsonObject
        {
            ["flagValues"] = new JsonObject(names.Distinct().Select(name => KeyValuePair.Create<string, JsonNode?>(name, values[name]))),
        });
    }

    private static Reply Set(JsonRequest request)
    {
        var wanted = request.Parameters.Inner("flagValues");
        if (wanted.IsEmpty)
        {
            return request.Error("missingParameter");
        }

        if (!wanted.Members.All(member => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False))
        {
            return request.Error("invalidParameter");
        }

        if (Unknown(request, Values(request), wanted.Members.Select(member => member.Name)) is { } unknown)
        {
            return unknown;
        }

        FeatureFlags.Of(request.Device).Change(flags =>
            flags.SetItems(wanted.Members.Select(member => KeyValuePair.Create(member.Name, member.Value.GetBoolean()))));
        return request.Data(new JsonObject { ["result"] = "Success" });
    }

    private static Reply? Unknown(JsonRequest request, Dictionary<string, bool> values, IEnumerable<string> names)
    {
        var unknown = string.Join(", ", names.Where(name => !values.ContainsKey(name)));
        return unknown.Length == 0 ? null : request.Error("noFlag", unknown);
    }

    private static Dictionary<string, bool> Values(JsonRequest request) =>
        Flags(request).ToDictionary(flag => flag!["name"]!.ToString(), flag => (bool)flag!["value"]!, StringComparer.Ordinal);

    private static JsonArray Flags(JsonRequest request)
    {
        var set = FeatureFlags.Of(request.Device).Value;
        var flags = JsonNode.Parse(request.Exchange.RenderText(request.Endpoint.Answers["listAll"]))!.AsArray();
        foreach (var flag in flags)
        {
            flag!["value"] = set.GetValueOrDefault(flag["name"]!.ToString(), (bool)flag["value"]!);
        }

        return flags;
    }
}
