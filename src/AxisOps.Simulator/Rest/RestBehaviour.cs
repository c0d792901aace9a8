using System.Text.Json;
using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>The code behind an API where data alone does not do. This one adds nothing. Called with the store's gate held.</summary>
internal class RestBehaviour
{
    /// <summary>The value of a computed property; the path is below the API.</summary>
    public virtual JsonNode? Read(RestCall call, string path) => null;

    /// <summary>Refuses a set of changes, or does itself what must go with them before they are kept.</summary>
    public virtual RestFault? Change(RestCall call, IReadOnlyList<RestChange> changes) => null;

    /// <summary>Refuses a new item, or completes it.</summary>
    public virtual RestFault? Add(RestCall call, string collection, JsonObject item) => null;

    /// <summary>Learns that the items of a collection are others now.</summary>
    public virtual void ItemsChanged(RestCall call, string collection, JsonArray items)
    {
    }

    /// <summary>Takes a computed property that was changed; others are kept by the engine.</summary>
    public virtual void Set(RestCall call, string path, JsonElement value)
    {
    }

    /// <summary>Runs an action whose request is valid.</summary>
    public virtual RestOutcome Run(RestCall call, string action, JsonElement data) => RestOutcome.Done;
}
