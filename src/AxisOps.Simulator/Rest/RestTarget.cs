using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Rest;

/// <summary>What a path leads to: a node of the tree, an item of a collection, or a member of an item.</summary>
/// <param name="Node">The node; a collection's for an item.</param>
/// <param name="Name">The last name of the tree on the way, as error texts use it.</param>
/// <param name="Path">The path below the API, without an item's key.</param>
/// <param name="Items">The collection an item is in.</param>
/// <param name="Item">The item; null where the path leads to none.</param>
/// <param name="Member">The name of the member of the item; null for the item itself.</param>
/// <param name="Collection">The collection's node, where the path leads to a member of an item.</param>
internal sealed record RestTarget(
    RestNode Node, string Name, string Path, JsonArray? Items = null, JsonObject? Item = null, string? Member = null, RestNode? Collection = null)
{
    public bool IsItem => this.Item is not null && this.Member is null;
}
