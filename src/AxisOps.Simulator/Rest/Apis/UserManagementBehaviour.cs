using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>User management 2: the passphrase policy that the account calls ask.</summary>
internal sealed class UserManagementBehaviour : RestBehaviour
{
    public override JsonNode? Read(RestCall call, string path) => JsonValue.Create(call.Device.Passphrases.Policy);

    public override void Set(RestCall call, string path, JsonElement value) => call.Device.Passphrases.Policy = value.GetString()!;
}
