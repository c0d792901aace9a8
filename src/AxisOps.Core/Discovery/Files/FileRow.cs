namespace AxisOps.Core.Discovery.Files;

/// <summary>The values of one row that mean something here.</summary>
/// <param name="number">Its number as a person counts: spreadsheet rows with the heading as 1, elements from 1, or lines.</param>
/// <param name="line">The line it starts at.</param>
internal sealed class FileRow(long number, long line)
{
    private readonly FileCell?[] cells = new FileCell?[FileFields.Count];

    public long Number => number;

    public long Line => line;

    public bool IsBlank => Array.TrueForAll(cells, cell => cell is null);

    public FileCell? this[FileField field] => cells[(int)field];

    /// <summary>Keeps a value. Blank text is none, and of several columns with one meaning the first that says something counts.</summary>
    public void Set(FileField field, FileCell cell)
    {
        if (!string.IsNullOrWhiteSpace(cell.Text))
        {
            cells[(int)field] ??= cell;
        }
    }
}
