using System.Globalization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>One object with a device on each line, which keeps the file small and easy to compare.</summary>
internal sealed class JsonRows : InventoryRows
{
    private readonly Stream stream;
    private bool hasDevices;

    public JsonRows(Stream stream, DateTimeOffset createdAt)
    {
        this.stream = stream;
        stream.Write("{\"schema\":"u8);
        stream.Write(InventoryJson.Write(InventoryJson.Schema));
        stream.Write(",\"createdAt\":"u8);
        stream.Write(InventoryJson.Write(createdAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        stream.Write(",\"devices\":["u8);
    }

    public override void Write(AxisDevice device)
    {
        stream.Write(hasDevices ? ",\n"u8 : "\n"u8);
        stream.Write(InventoryJson.Write(device));
        hasDevices = true;
    }

    public override void End()
    {
        stream.Write("\n]}\n"u8);
        stream.Flush();
    }
}
