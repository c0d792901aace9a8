namespace AxisOps.Core.Inventory.Comparing;

/// <summary>One of two inventories that are compared.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Devices">Gives the devices; every call starts anew.</param>
public sealed record InventorySide(string Name, Func<IEnumerable<AxisDevice>> Devices)
{
    /// <summary>Gets a value indicating whether it holds a part of the facts only, and nothing in place of a fact says nothing.</summary>
    public bool IsPartial { get; init; }
}
