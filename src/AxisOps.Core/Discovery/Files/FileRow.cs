namespace AxisOps.Core.Discovery.Files;

/// <summary>The values of one row that mean something here.</summary>
/// <param name="number">Its number as a person counts: spreadsheet rows with the heading as 1, elements from 1, or lines.</param>
/// <param name="line">The line it starts at.</param>
internal sealed class FileRow(long number, long line)
{
    private readonly FileCell?[] cells = new FileCell?[FileFields.Count];

    public long Number => number;

    public long Line => line;

    /// <summary>Gets a value indicating whether the row says that another maker made the device; lists of mixed fleets are common.</summary>
    public bool IsOfAnotherMaker => this[FileField.Manufacturer] is { } maker && !maker.Text.Trim().StartsWith("AXIS", StringComparison.OrdinalIgnoreCase);

    public bool IsBlank => Array.TrueForAll(cells, cell => cell is null);

    public FileCell? this[FileField field] => cells[(int)field];

    /// <summary>Keeps a value. Blank text is none, nor is what programs write in its place, and of several columns with one meaning the first that says something counts.</summary>
    public void Set(FileField field, FileCell cell)
    {
        if (!IsPlaceholder(field, cell.Text.AsSpan().Trim()))
        {
            cells[(int)field] ??= cell;
        }
    }

    /// <summary>A dash is no address and no number, but may be a name. AXIS Device Manager writes 0.0.0.0 for an address it does not know.</summary>
    private static bool IsPlaceholder(FileField field, ReadOnlySpan<char> text) => text.IsEmpty || field switch
    {
        FileField.Address => IsDash(text) || text is "0.0.0.0" or "::" or "0",
        FileField.SerialNumber or FileField.MacAddress => IsDash(text),
        _ => false,
    };

    private static bool IsDash(ReadOnlySpan<char> text) => text is "-" or "--" || text.Equals("n/a", StringComparison.OrdinalIgnoreCase);
}
