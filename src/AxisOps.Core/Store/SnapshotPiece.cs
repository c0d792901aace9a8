using System.IO.Compression;
using System.Text.Json;
using AxisOps.Core.Inventory.Files;

namespace AxisOps.Core.Store;

/// <summary>Some devices of a snapshot: a line of JSON for each, compressed (Brotli).</summary>
/// <param name="FirstOrdinal">How many devices stand before it.</param>
/// <param name="DeviceCount">How many it holds.</param>
/// <param name="Length">How long the lines are, in bytes.</param>
/// <param name="Document">The compressed lines.</param>
internal sealed record SnapshotPiece(int FirstOrdinal, int DeviceCount, int Length, byte[] Document)
{
    // Beyond this little is gained and time doubles with each step.
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>One piece is closed at 1 MiB, and the last device in it may be as large as one may be.</summary>
    private const int MaxLength = 16 * 1024 * 1024;

    public static SnapshotPiece Pack(int firstOrdinal, int deviceCount, ReadOnlySpan<byte> lines)
    {
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(lines.Length)];
        return BrotliEncoder.TryCompress(lines, packed, out int length, Quality, Window)
            ? new SnapshotPiece(firstOrdinal, deviceCount, lines.Length, packed[..length])
            : throw new InvalidOperationException("The devices could not be compressed.");
    }

    /// <summary>Reads the devices.</summary>
    /// <exception cref="FormatException">The piece is not what was written.</exception>
    public AxisDevice[] Unpack()
    {
        if (Length is < 0 or > MaxLength)
        {
            throw new FormatException("The piece of a snapshot has an impossible length.");
        }

        byte[] lines = new byte[Length];
        if (!BrotliDecoder.TryDecompress(Document, lines, out int length) || length != Length)
        {
            throw new FormatException("The piece of a snapshot cannot be unpacked.");
        }

        var devices = new List<AxisDevice>(Math.Clamp(DeviceCount, 0, 1024));
        ReadOnlySpan<byte> rest = lines;
        try
        {
            for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                devices.Add(DeviceDocument.Read(rest[..end]));
                rest = rest[(end + 1)..];
            }
        }
        catch (JsonException cause)
        {
            throw new FormatException("The piece of a snapshot holds a device that cannot be read.", cause);
        }

        return devices.Count == DeviceCount ? [.. devices] : throw new FormatException("The piece of a snapshot has lost devices.");
    }
}
