using System.Runtime.CompilerServices;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Discovery.Files;

/// <summary>
/// Devices from a file: what <c>Export-Inventory</c> or a device manager wrote, csv with usual column names, JSON, JSON Lines, or a text list with one target on
/// each line. The whole file is checked before the first device is told. Sends nothing.
/// </summary>
/// <param name="path">The absolute path.</param>
public sealed class FileDiscoverySource(string path) : IDiscoverySource
{
    private const int MaxRows = 1_000_000;

    /// <inheritdoc/>
    /// <exception cref="InventoryFileException">The file cannot be read, or a line of it is wrong; no device was told.</exception>
    public async IAsyncEnumerable<DiscoveredDevice> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> content = await FileContent.ReadAsync(path, FileContent.MaxBytes, cancellationToken).ConfigureAwait(false);
        foreach (DiscoveredDevice device in Read(path, content, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return device;
        }
    }

    internal static List<DiscoveredDevice> Read(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        FileKind kind = FileKinds.Find(path, content.Span);

        // A list of targets is a person's own words; the rows of an inventory are what a program once wrote down.
        var reader = new FileRowReader(path, kind == FileKind.Text ? TargetOrigin.Typed : TargetOrigin.Recorded);
        var devices = new List<DiscoveredDevice>();
        void Found(FileRow row)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (row.IsBlank || row.IsOfAnotherMaker)
            {
                return;
            }

            if (devices.Count == MaxRows)
            {
                throw new InventoryFileException(path, $"has more than {MaxRows} devices; split it.", row.Line);
            }

            devices.Add(reader.Read(row));
        }

        switch (kind)
        {
            case FileKind.Json:
                JsonRowReader.Read(path, content.Span, Found);
                break;
            case FileKind.JsonLines:
                JsonRowReader.ReadLines(path, content.Span, Found);
                break;
            default:
                foreach (FileRow row in kind == FileKind.Csv ? CsvRowReader.Read(path, content) : TextRowReader.Read(content))
                {
                    Found(row);
                }

                break;
        }

        return devices;
    }
}
