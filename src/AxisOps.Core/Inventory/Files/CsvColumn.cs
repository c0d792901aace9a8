namespace AxisOps.Core.Inventory.Files;

/// <summary>Where the text of a csv column goes.</summary>
/// <param name="Property">The property of the JSON document of a device.</param>
/// <param name="Kind">How the text is read.</param>
internal sealed record CsvColumn(string Property, CsvColumnKind Kind);
