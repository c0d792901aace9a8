using System.Text;

namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>
/// The rows of one sheet, kept in a file of their own until all devices are there: a workbook holds one sheet after the other, and says before the
/// rows how wide the columns are.
/// </summary>
internal sealed class SheetSpool : IDisposable
{
    /// <summary>A sheet holds 1,048,576 rows: the headings, these, and one that says how many are left out.</summary>
    public const int MaxRows = 1_048_574;

    private readonly BinaryWriter writer;
    private readonly Stream stream;
    private readonly int maxRows;

    public SheetSpool(Stream stream, int columns, int maxRows = MaxRows)
    {
        this.stream = stream;
        this.maxRows = maxRows;
        writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        Longest = new int[columns];
    }

    /// <summary>How long the longest text of each column is.</summary>
    public int[] Longest { get; }

    public int Count { get; private set; }

    /// <summary>How many rows a sheet has no room for.</summary>
    public long LeftOut { get; private set; }

    public void Add<TRow>(IReadOnlyList<InventoryColumn<TRow>> columns, TRow row)
    {
        if (Count == maxRows)
        {
            LeftOut++;
            return;
        }

        Count++;
        for (int i = 0; i < columns.Count; i++)
        {
            SheetValue value = SheetValue.Of(columns[i].Value(row));
            value.Write(writer);
            Longest[i] = Math.Max(Longest[i], value.Length);
        }
    }

    /// <summary>Gives the rows back, each in the same array.</summary>
    public IEnumerable<SheetValue[]> Rows()
    {
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var row = new SheetValue[Longest.Length];
        for (int count = 0; count < Count; count++)
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] = SheetValue.Read(reader);
            }

            yield return row;
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }
}
