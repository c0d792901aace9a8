using System.Globalization;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>LLDP: who is heard while it is switched on, from the document's default; nobody while it is off. The unit's number chooses the port.</summary>
internal sealed class LldpBehaviour : RestBehaviour
{
    private const int Ports = 48;

    public override JsonNode? Read(RestCall call, string path)
    {
        var heard = RestTree.Value(call, call.Root.Members["activated"], "activated")?.GetValue<bool>() == true;
        return path == "neighbors" && heard && call.Root.Members[path].Default is { } neighbours
            ? JsonNode.Parse(AnswerTemplate.Create(neighbours.GetRawText()).RenderText(token => Resolve(call.Device, token)))
            : new JsonArray();
    }

    private static string Resolve(SimulatedDevice device, string token) => token == "port"
        ? ((device.Index % Ports) + 1).ToString(CultureInfo.InvariantCulture)
        : DeviceTokens.Resolve(device, token);
}
