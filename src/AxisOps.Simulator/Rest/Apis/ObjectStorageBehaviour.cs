using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest.Apis;

/// <summary>Remote object storage: a destination needs a key of one kind or the other (text recorded on 11.11).</summary>
internal sealed class ObjectStorageBehaviour : RestBehaviour
{
    public override RestFault? Add(RestCall call, string collection, JsonObject item)
    {
        var azure = item["azure"]?.AsObject();
        return azure is not null && IsEmpty(azure["sas"]) && IsEmpty(azure["accountName"])
            ? RestFault.Validation("Invalid destination configuration:: sas cannot be empty if accountname is not set.")
            : null;
    }

    private static bool IsEmpty(JsonNode? value) => string.IsNullOrEmpty(value?.ToString());
}
