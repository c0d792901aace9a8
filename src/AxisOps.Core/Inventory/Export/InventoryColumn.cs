namespace AxisOps.Core.Inventory.Export;

/// <summary>A column of a csv inventory.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Description">What stands in it, with its unit or form.</param>
/// <param name="Value">Takes the text from a device; null for an empty field.</param>
/// <param name="IsOwn">
/// Whether this program forms the text from a number, date or name of its own. Such a field is written as it is, a leading minus included;
/// every other one is made safe for spreadsheets.
/// </param>
public sealed record InventoryColumn(string Name, string Description, Func<AxisDevice, string?> Value, bool IsOwn = false);
