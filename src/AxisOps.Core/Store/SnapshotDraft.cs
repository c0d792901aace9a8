using System.Buffers;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Store;

/// <summary>
/// An inventory on its way into the store: devices become compressed JSON as they come, many in one piece, since what they have in common is most of
/// it. So a large fleet waits in little memory, and the store is locked only for the moment of saving. Used by one thread at a time.
/// </summary>
public sealed class SnapshotDraft
{
    private const int MaxDevices = 128;
    private const int MaxBytes = 1024 * 1024;

    private readonly ArrayBufferWriter<byte> open = new();
    private readonly List<SnapshotPiece> pieces = [];
    private int openDevices;

    /// <summary>Gets how many devices came.</summary>
    public int Count { get; private set; }

    /// <summary>Gets how many of them were read.</summary>
    public int Succeeded { get; private set; }

    /// <summary>Gets when each device was read with success, by serial number; the latest where one came twice.</summary>
    internal Dictionary<string, DateTimeOffset> Readings { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a device.</summary>
    /// <param name="device">The device, whatever its outcome.</param>
    public void Add(AxisDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        open.Write(InventoryJson.Write(device));
        open.Write("\n"u8);
        openDevices++;
        Count++;
        if (device.Outcome == Outcome.Succeeded)
        {
            Succeeded++;
            if (SerialNumber.TryNormalize(device.SerialNumber, out string? serial)
                && !(Readings.TryGetValue(serial, out DateTimeOffset other) && other > device.ReadAt))
            {
                Readings[serial] = device.ReadAt;
            }
        }

        if (openDevices >= MaxDevices || open.WrittenCount >= MaxBytes)
        {
            Close();
        }
    }

    /// <summary>Gives everything that came, in pieces.</summary>
    internal IReadOnlyList<SnapshotPiece> Pieces()
    {
        Close();
        return pieces;
    }

    private void Close()
    {
        if (openDevices > 0)
        {
            pieces.Add(SnapshotPiece.Pack(Count - openDevices, openDevices, open.WrittenSpan));
            open.ResetWrittenCount();
            openDevices = 0;
        }
    }
}
