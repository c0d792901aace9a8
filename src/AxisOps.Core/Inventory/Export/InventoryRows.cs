namespace AxisOps.Core.Inventory.Export;

/// <summary>Writes devices to a stream in one format.</summary>
internal abstract class InventoryRows : IDisposable
{
    public static InventoryRows Create(InventoryFormat format, Stream stream, DateTimeOffset createdAt) => format switch
    {
        InventoryFormat.Csv => new CsvRows(stream),
        InventoryFormat.Json => new JsonRows(stream, createdAt),
        InventoryFormat.JsonLines => new JsonLineRows(stream),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public abstract void Write(AxisDevice device);

    /// <summary>Writes what follows the last device and hands everything to the stream.</summary>
    public abstract void End();

    public virtual void Dispose()
    {
    }
}
