namespace AxisOps.Core.Inventory.Export;

/// <summary>Devices as a table.</summary>
internal sealed class CsvRows(Stream stream) : InventoryRows
{
    private readonly CsvTable<AxisDevice> table = new(stream, InventoryColumns.All);

    public override void Write(AxisDevice device) => table.Write(device);

    public override void End() => table.Dispose();

    public override void Dispose()
    {
        base.Dispose();
        table.Dispose();
    }
}
