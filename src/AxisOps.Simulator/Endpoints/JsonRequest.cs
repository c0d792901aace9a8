using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>One call to a JSON API whose envelope is right and whose caller may ask, and the ways to answer it.</summary>
internal sealed record JsonRequest(DeviceExchange Exchange, EndpointDefinition Endpoint, JsonCall Call, Answer Answer)
{
    public SimulatedDevice Device => this.Exchange.Device;

    public JsonParameters Parameters => new(this.Call.Params);

    /// <summary>Gets the generation's manner; null where there is only one.</summary>
    public string? Variant => this.Endpoint.Document.Variant;

    /// <summary>The answer of the API's own form: <c>{}</c> where there is nothing to say. No final newline (recorded of network settings).</summary>
    public Reply Data(JsonNode? data = null) => JsonApiEndpoint.Body(this.Call, JsonText.Pretty(new JsonObject
    {
        ["apiVersion"] = this.Endpoint.Document.ApiVersion,
        ["method"] = this.Call.Method,
        ["data"] = data ?? new JsonObject(),
    }));

    public Reply Error(string name, string? detail = null, JsonObject? details = null) =>
        JsonApiEndpoint.Error(this.Endpoint, this.Call, name, detail, details);

    /// <summary>An invalid parameter, told by number (API doc, network settings family).</summary>
    public Reply Invalid(int subCode) => this.Error("invalidParameter", null, new JsonObject { ["subCode"] = subCode });
}
