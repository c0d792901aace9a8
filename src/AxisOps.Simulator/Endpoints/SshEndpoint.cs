using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Endpoints;

/// <summary>The SSH switch (API doc, SSH). Its users are in the REST family.</summary>
internal sealed class SshEndpoint() : JsonMethodsEndpoint(new Dictionary<string, Func<JsonRequest, Reply>>
{
    ["getSshInfo"] = request => request.Data(new JsonObject { ["enabled"] = SshServer.Of(request.Device).Enabled }),
    ["setSshConfiguration"] = Set,
})
{
    private static Reply Set(JsonRequest request)
    {
        if (!request.Parameters.Read("enabled", out bool? enabled))
        {
            return request.Error("invalidParameter");
        }

        if (enabled is not { } wanted)
        {
            return request.Error("missingParameter");
        }

        SshServer.Of(request.Device).Enabled = wanted;
        return request.Data();
    }
}
