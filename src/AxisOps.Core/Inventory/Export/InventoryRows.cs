using AxisOps.Core.Inventory.Export.Page;
using AxisOps.Core.Inventory.Export.Workbook;

namespace AxisOps.Core.Inventory.Export;

/// <summary>Writes devices to a stream in one format.</summary>
internal abstract class InventoryRows : IDisposable
{
    public static InventoryRows Create(InventoryFormat format, InventoryPlace place) => format switch
    {
        InventoryFormat.Csv => new CsvRows(place.Stream),
        InventoryFormat.Json => new JsonRows(place.Stream, place.CreatedAt),
        InventoryFormat.JsonLines => new JsonLineRows(place.Stream),
        InventoryFormat.Xlsx => new WorkbookRows(place),
        InventoryFormat.Html => new PageRows(place),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public abstract void Write(AxisDevice device);

    /// <summary>Writes what follows the last device and hands everything to the stream.</summary>
    public abstract void End();

    public virtual void Dispose()
    {
    }
}
