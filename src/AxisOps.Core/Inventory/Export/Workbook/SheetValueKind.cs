namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>Which kind of cell a value needs.</summary>
internal enum SheetValueKind : byte
{
    None,
    Text,
    Number,
    Boolean,
    Instant,
    Date,
}
