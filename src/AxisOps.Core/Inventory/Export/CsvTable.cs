using CsvHelper;

namespace AxisOps.Core.Inventory.Export;

/// <summary>RFC 4180, UTF-8 with a byte order mark: without it a spreadsheet takes the text for its own code page. What this program did not form is made safe for spreadsheets.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
internal sealed class CsvTable<TRow> : IDisposable
{
    private readonly IReadOnlyList<InventoryColumn<TRow>> columns;
    private readonly CsvWriter writer;

    public CsvTable(Stream stream, IReadOnlyList<InventoryColumn<TRow>> columns)
    {
        this.columns = columns;
        var options = new CsvWriterOptions { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };
        writer = CsvWriter.Create(stream, options, leaveOpen: true);
        foreach (InventoryColumn<TRow> column in columns)
        {
            writer.WriteField(column.Name);
        }

        writer.EndRecord();
    }

    public void Write(TRow row)
    {
        foreach (InventoryColumn<TRow> column in columns)
        {
            string? text = column.Text(row);
            writer.WriteField(
                string.IsNullOrWhiteSpace(text) ? string.Empty
                : column.IsOwn ? text
                : SpreadsheetText.Protect(SpreadsheetText.Show(text)));
        }

        writer.EndRecord();
    }

    public void Dispose() => writer.Dispose();
}
