using CsvHelper;

namespace AxisOps.Core.Inventory.Export;

/// <summary>RFC 4180, UTF-8 with a byte order mark: without it a spreadsheet takes the text for its own code page.</summary>
internal sealed class CsvRows : InventoryRows
{
    private readonly CsvWriter writer;

    public CsvRows(Stream stream)
    {
        var options = new CsvWriterOptions { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };
        writer = CsvWriter.Create(stream, options, leaveOpen: true);
        foreach (InventoryColumn<AxisDevice> column in InventoryColumns.All)
        {
            writer.WriteField(column.Name);
        }

        writer.EndRecord();
    }

    public override void Write(AxisDevice device)
    {
        foreach (InventoryColumn<AxisDevice> column in InventoryColumns.All)
        {
            string? text = column.Text(device);
            writer.WriteField(
                string.IsNullOrWhiteSpace(text) ? string.Empty
                : column.IsOwn ? text
                : SpreadsheetText.Protect(SpreadsheetText.Show(text)));
        }

        writer.EndRecord();
    }

    public override void End() => writer.Dispose();

    public override void Dispose()
    {
        base.Dispose();
        writer.Dispose();
    }
}
