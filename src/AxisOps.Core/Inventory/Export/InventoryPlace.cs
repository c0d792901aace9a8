namespace AxisOps.Core.Inventory.Export;

/// <summary>Where an inventory goes and what it is called.</summary>
/// <param name="Stream">Takes the file; written forward only.</param>
/// <param name="Folder">A folder for what has to be kept aside until the end.</param>
/// <param name="CreatedAt">When the inventory is made.</param>
/// <param name="Title">What it is called, for people.</param>
internal sealed record InventoryPlace(Stream Stream, string Folder, DateTimeOffset CreatedAt, string Title);
