using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints.Network;

/// <summary>
/// Network settings (API doc; what is read is recorded). What a release can set is what its recording shows: proxies, VLANs and 802.1X are there or not.
/// The WLAN methods belong to hardware no profile has.
/// </summary>
internal sealed class NetworkSettingsEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    [Reader] = Info,
    ["setIPv4AddressConfiguration"] = AddressMethods.Set4,
    ["setIPv6AddressConfiguration"] = AddressMethods.Set6,
    ["setHostnameConfiguration"] = NameMethods.SetHostName,
    ["setResolverConfiguration"] = NameMethods.SetResolver,
    ["setGlobalProxyConfiguration"] = NameMethods.SetProxies,
    ["addVlan"] = VlanMethods.Add,
    ["removeVlan"] = VlanMethods.Remove,
    ["setWired8021XConfiguration"] = Dot1XMethods.Set,
})
{
    private const string Reader = "getNetworkInfo";
    private static readonly NetworkValues Untouched = new();

    /// <summary>The recorded answer of the unit's release, before changes.</summary>
    public static JsonObject Recorded(JsonRequest request) =>
        JsonNode.Parse(request.Exchange.RenderText(request.Endpoint.Answers[Reader]))!.AsObject();

    protected override bool Has(EndpointDefinition endpoint, string method)
    {
        var shows = endpoint.Answers[Reader].Template.RenderText(_ => string.Empty);
        return method switch
        {
            "setGlobalProxyConfiguration" => shows.Contains("\"globalProxies\"", StringComparison.Ordinal),
            "addVlan" or "removeVlan" => shows.Contains("\"maxSupportedVlans\"", StringComparison.Ordinal),
            "setWired8021XConfiguration" => shows.Contains("\"8021X\"", StringComparison.Ordinal),
            _ => true,
        };
    }

    private static Reply Info(JsonRequest request)
    {
        var values = NetworkSettings.Of(request.Device).Value;
        if (values == Untouched)
        {
            return JsonApiEndpoint.Body(request.Call, request.Exchange.RenderText(request.Answer));
        }

        var body = Recorded(request);
        NetworkInfo.Apply(body["data"]!.AsObject(), values, request.Device);
        return JsonApiEndpoint.Body(request.Call, JsonText.Pretty(body));
    }
}
