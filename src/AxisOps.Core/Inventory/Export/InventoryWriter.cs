namespace AxisOps.Core.Inventory.Export;

/// <summary>
/// Writes devices to an inventory file, one by one as they come. The file appears whole when <see cref="Complete"/> returns; a failure, a
/// cancelled run or a killed process leaves what was there before. Used by one thread at a time.
/// </summary>
public sealed class InventoryWriter : IDisposable
{
    /// <summary>What an inventory is called where nothing else was said.</summary>
    public const string DefaultTitle = "Device inventory";

    private readonly string path;
    private readonly AtomicFile file;
    private readonly InventoryRows rows;
    private bool broken;

    private InventoryWriter(string path, AtomicFile file, InventoryRows rows)
    {
        this.path = path;
        this.file = file;
        this.rows = rows;
    }

    /// <summary>Gets how many devices were written.</summary>
    public long Count { get; private set; }

    /// <summary>Chooses the format by the extension: <c>.csv</c>, <c>.json</c>, <c>.jsonl</c>, <c>.ndjson</c>, <c>.xlsx</c>, <c>.html</c> or <c>.htm</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The format, or null for any other extension.</returns>
    public static InventoryFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => InventoryFormat.Csv,
        ".JSON" => InventoryFormat.Json,
        ".JSONL" or ".NDJSON" => InventoryFormat.JsonLines,
        ".XLSX" => InventoryFormat.Xlsx,
        ".HTML" or ".HTM" => InventoryFormat.Html,
        _ => null,
    };

    /// <summary>Starts a file.</summary>
    /// <param name="path">The absolute path; its folder exists. An existing file keeps its permissions (Unix) and is replaced at the end.</param>
    /// <param name="format">How to write.</param>
    /// <param name="noClobber">Whether to refuse a file that exists, now or at the end.</param>
    /// <param name="time">Tells when the inventory was made.</param>
    /// <param name="title">What the inventory is called in a page or workbook; <see cref="DefaultTitle"/> without it.</param>
    /// <returns>The writer; disposing it without <see cref="Complete"/> gives the file up.</returns>
    /// <exception cref="InventoryFileException">The file cannot be written there.</exception>
    public static InventoryWriter Create(string path, InventoryFormat format, bool noClobber, TimeProvider time, string? title = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(time);
        AtomicFile? file = null;
        try
        {
            file = AtomicFile.Create(path, noClobber);
            string name = string.IsNullOrWhiteSpace(title) ? DefaultTitle : title;
            return new InventoryWriter(path, file, InventoryRows.Create(format, new InventoryPlace(file.Stream, file.Folder, time.GetUtcNow(), name)));
        }
        catch (Exception cause) when (AtomicFile.IsRefusal(cause))
        {
            file?.Dispose();
            throw InventoryFileException.NotWritten(path, cause);
        }
    }

    /// <summary>Writes every device of a source and puts the file in its place.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="format">How to write.</param>
    /// <param name="devices">The devices, written as they come; failed ones too.</param>
    /// <param name="noClobber">Whether to refuse a file that exists.</param>
    /// <param name="time">Tells when the inventory was made.</param>
    /// <param name="cancellationToken">Gives the file up.</param>
    /// <returns>How many devices were written.</returns>
    /// <exception cref="InventoryFileException">The file cannot be written there.</exception>
    public static async Task<long> WriteAsync(
        string path, InventoryFormat format, IAsyncEnumerable<AxisDevice> devices, bool noClobber, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(devices);
        using InventoryWriter writer = Create(path, format, noClobber, time);
        await foreach (AxisDevice device in devices.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(device);
        }

        cancellationToken.ThrowIfCancellationRequested();
        writer.Complete();
        return writer.Count;
    }

    /// <inheritdoc cref="WriteAsync(string, InventoryFormat, IAsyncEnumerable{AxisDevice}, bool, TimeProvider, CancellationToken)"/>
    public static Task<long> WriteAsync(
        string path, InventoryFormat format, IEnumerable<AxisDevice> devices, bool noClobber, TimeProvider time, CancellationToken cancellationToken) =>
        WriteAsync(path, format, devices.ToAsyncEnumerable(), noClobber, time, cancellationToken);

    /// <summary>Writes a device.</summary>
    /// <param name="device">The device, whatever its outcome.</param>
    /// <exception cref="InventoryFileException">The file cannot be written; the writer is of no more use.</exception>
    public void Write(AxisDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        try
        {
            // A row that ended halfway must never reach the file's place.
            broken = true;
            rows.Write(device);
            broken = false;
            Count++;
        }
        catch (Exception cause) when (AtomicFile.IsRefusal(cause))
        {
            throw InventoryFileException.NotWritten(path, cause);
        }
    }

    /// <summary>Brings everything to the disk and puts the file in its place.</summary>
    /// <exception cref="InventoryFileException">It cannot; the old file is untouched.</exception>
    /// <exception cref="InvalidOperationException">A device could not be written before.</exception>
    public void Complete()
    {
        if (broken)
        {
            throw new InvalidOperationException("A device could not be written: the file is given up.");
        }

        try
        {
            rows.End();
            file.Commit();
        }
        catch (Exception cause) when (AtomicFile.IsRefusal(cause))
        {
            throw InventoryFileException.NotWritten(path, cause);
        }
    }

    /// <summary>Ends the writing; without <see cref="Complete"/> nothing remains of it.</summary>
    public void Dispose()
    {
        try
        {
            rows.Dispose();
        }
        catch (IOException)
        {
            // What a full disk did not take is not wanted any more.
        }
        finally
        {
            file.Dispose();
        }
    }
}
