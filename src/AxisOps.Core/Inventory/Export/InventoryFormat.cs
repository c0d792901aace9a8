namespace AxisOps.Core.Inventory.Export;

/// <summary>How an inventory is written.</summary>
public enum InventoryFormat
{
    /// <summary>Comma-separated values (RFC 4180), safe to open in a spreadsheet; the columns are <see cref="InventoryColumns.All"/>.</summary>
    Csv,

    /// <summary>One JSON object with everything that was read, under <c>devices</c>.</summary>
    Json,

    /// <summary>One JSON object on each line, a device each.</summary>
    JsonLines,
}
