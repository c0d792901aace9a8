using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// A JSON API answered by code, a function for each method. A method named in the data has the rights named there, and its body if it has one; all
/// others have the rights of the endpoint.
/// </summary>
internal class JsonMethodsEndpoint(IReadOnlyDictionary<string, Func<JsonRequest, Reply>> methods) : JsonApiEndpoint
{
    private const string SupportedVersions = "getSupportedVersions";

    private static readonly AnswerDocument InCode = new() { Origin = "inferred", Source = "made by code" };

    protected override Answer? FindAnswer(EndpointDefinition endpoint, string method) =>
        base.FindAnswer(endpoint, method)
        ?? (method == SupportedVersions || (methods.ContainsKey(method) && this.Has(endpoint, method))
            ? new Answer(AnswerTemplate.Create(string.Empty), null, endpoint.Access, InCode)
            : null);

    /// <summary>Whether the release has the method.</summary>
    protected virtual bool Has(EndpointDefinition endpoint, string method) => true;

    protected override Reply Method(DeviceExchange exchange, EndpointDefinition endpoint, JsonCall call, Answer answer)
    {
        var request = new JsonRequest(exchange, endpoint, call, answer);
        if (methods.TryGetValue(call.Method!, out var method))
        {
            return method(request);
        }

        return answer.Document is { File: null, Text: null }
            ? request.Data(new JsonObject { ["apiVersions"] = new JsonArray(endpoint.Document.ApiVersion) })
            : base.Method(exchange, endpoint, call, answer);
    }
}
