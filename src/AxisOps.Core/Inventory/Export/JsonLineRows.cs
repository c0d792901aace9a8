namespace AxisOps.Core.Inventory.Export;

/// <summary>One device on each line, without a wrapper: what is written so far can be read at any time.</summary>
internal sealed class JsonLineRows(Stream stream) : InventoryRows
{
    public override void Write(AxisDevice device)
    {
        stream.Write(InventoryJson.Write(device));
        stream.WriteByte((byte)'\n');
    }

    public override void End() => stream.Flush();
}
