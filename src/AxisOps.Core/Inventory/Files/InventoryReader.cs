using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Inventory.Files;

/// <summary>
/// Reads an inventory back: what <c>Export-Inventory</c> wrote as json or json lines, whole, and as csv as far as its columns go. The file is checked to its
/// end before the first device is given; devices are then made one by one, each time they are asked for.
/// </summary>
public sealed class InventoryReader
{
    /// <summary>The largest number of devices in a file.</summary>
    internal const int MaxDevices = 1_000_000;

    private readonly IEnumerable<AxisDevice> devices;

    private InventoryReader(string path, bool isPartial, int count, IEnumerable<AxisDevice> devices)
    {
        Path = path;
        IsPartial = isPartial;
        Count = count;
        this.devices = devices;
    }

    /// <summary>Gets the file.</summary>
    public string Path { get; }

    /// <summary>Gets a value indicating whether the file holds only part of what is known of a device: csv has columns for a part of the facts.</summary>
    public bool IsPartial { get; }

    /// <summary>Gets how many devices the file holds.</summary>
    public int Count { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="InventoryFileException">The file cannot be read, is no inventory, or something in it is wrong; the place is named.</exception>
    public static async Task<InventoryReader> OpenAsync(string path, CancellationToken cancellationToken) =>
        Read(path, await FileContent.ReadAsync(path, FileContent.MaxBytes, cancellationToken).ConfigureAwait(false), cancellationToken);

    /// <summary>Gives the devices, in the order of the file; every enumeration reads anew.</summary>
    /// <returns>The devices.</returns>
    public IEnumerable<AxisDevice> Devices() => devices;

    internal static InventoryReader Read(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileKind kind = FileKinds.Find(path, content.Span);
        switch (kind)
        {
            case FileKind.Json or FileKind.JsonLines:
                var documents = InventoryDocuments.Find(path, content, isLines: kind == FileKind.JsonLines, cancellationToken);
                return new InventoryReader(path, isPartial: false, documents.Count, documents.Devices());
            case FileKind.Csv:
                int rows = 0;
                foreach (AxisDevice _ in CsvInventory.Read(path, content))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    rows = rows < MaxDevices ? rows + 1 : throw new InventoryFileException(path, $"has more than {MaxDevices} devices; split it.");
                }

                return new InventoryReader(path, isPartial: true, rows, CsvInventory.Read(path, content));
            default:
                throw new InventoryFileException(path, "is no inventory: give a .json, .jsonl or .csv file that Export-Inventory wrote.");
        }
    }
}
