using System.Text.Json;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Security;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Virtual hosts: the two default ones show what the device's own ports ask for; further ones are kept but not served.</summary>
internal sealed class VirtualHostBehaviour : RestBehaviour
{
    private const string Hosts = "virtualhosts";

    public override JsonNode? Read(RestCall call, string path) => new JsonArray(
        Host(call, "default-http", 80, false, call.Device.ServesHttp),
        Host(call, "default-https", 443, true, call.Device.ServesHttps));

    public override RestOutcome Run(RestCall call, string action, JsonElement data)
    {
        if (data.GetProperty("port").GetInt32() is 80 or 443)
        {
            return RestOutcome.Refused(RestFault.Validation("The port is used by a default host"));
        }

        var target = new RestTarget(call.Root.Members[Hosts], Hosts, Hosts);
        var (_, fault) = RestItems.Add(call, target, data);
        return fault is null ? RestOutcome.Done : RestOutcome.Refused(fault);
    }

    private static JsonObject Host(RestCall call, string name, int port, bool secure, bool active) => new()
    {
        ["active"] = active,
        ["auth_type"] = AuthenticationPolicy.SchemeFor(call.Device.AuthenticationPolicyName, secure) == AuthenticationScheme.Basic ? "basic" : "digest",
        ["port"] = port,
        ["secure"] = secure,
        ["server_name"] = name,
    };
}
