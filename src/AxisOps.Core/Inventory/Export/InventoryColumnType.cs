namespace AxisOps.Core.Inventory.Export;

/// <summary>What stands in a column. It decides how csv spells a value, which kind of cell a workbook gets and how the page sorts.</summary>
public enum InventoryColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or False.</summary>
    Boolean,

    /// <summary>A moment in UTC, to the second.</summary>
    Instant,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A version, which sorts part by part as numbers; text in files.</summary>
    Version,
}
