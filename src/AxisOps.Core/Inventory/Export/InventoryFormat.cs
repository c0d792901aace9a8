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

    /// <summary>A workbook for spreadsheets: typed cells, filters, further sheets for applications, certificates and facts that were not read.</summary>
    Xlsx,

    /// <summary>One page for browsers and paper, which needs no other file and no network.</summary>
    Html,
}
