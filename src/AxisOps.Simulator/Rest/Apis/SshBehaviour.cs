using System.Text.Json.Nodes;
using AxisOps.Simulator.State;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>SSH users: those of the unit's SSH server, whatever version of the API made them.</summary>
internal sealed class SshBehaviour : RestBehaviour
{
    public override void ItemsChanged(RestCall call, string collection, JsonArray items) => SshServer.Of(call.Device).Change(_ =>
        [.. items.Select(item => new SshUser(item!["username"]!.ToString(), item["comment"]?.ToString() ?? string.Empty))]);
}
