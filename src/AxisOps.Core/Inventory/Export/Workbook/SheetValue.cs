namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>What a cell holds.</summary>
/// <param name="Kind">Which of the others counts.</param>
/// <param name="Text">The text.</param>
/// <param name="Number">The number, or 1 for true.</param>
/// <param name="Moment">The moment in UTC, or the day.</param>
internal readonly record struct SheetValue(SheetValueKind Kind, string? Text = null, decimal Number = 0, DateTime Moment = default)
{
    /// <summary>A spreadsheet takes the year 1900 for a leap year, and knows no day before it.</summary>
    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>How wide it is shown, in characters.</summary>
    public int Length => Kind switch
    {
        SheetValueKind.Text => Text!.AsSpan().IndexOf('\n') is >= 0 and int line ? line : Text!.Length,
        SheetValueKind.Number => 12,
        SheetValueKind.Boolean => 5,
        SheetValueKind.Instant => 20,
        SheetValueKind.Date => 10,
        _ => 0,
    };

    public static SheetValue Of(object? value) => value switch
    {
        null => default,
        string text => OfText(text),
        AxisOsVersion version => OfText(version.Text),
        decimal number => new SheetValue(SheetValueKind.Number, Number: number),
        bool flag => new SheetValue(SheetValueKind.Boolean, Number: flag ? 1 : 0),
        DateTimeOffset instant => OfMoment(SheetValueKind.Instant, instant.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        DateOnly date => OfMoment(SheetValueKind.Date, date.ToDateTime(TimeOnly.MinValue), "yyyy-MM-dd"),
        _ => throw new InvalidOperationException($"No cell holds a {value.GetType().Name}."),
    };

    public static SheetValue Read(BinaryReader reader)
    {
        var kind = (SheetValueKind)reader.ReadByte();
        return kind switch
        {
            SheetValueKind.Text => new SheetValue(kind, reader.ReadString()),
            SheetValueKind.Number or SheetValueKind.Boolean => new SheetValue(kind, Number: reader.ReadDecimal()),
            SheetValueKind.Instant or SheetValueKind.Date => new SheetValue(kind, Moment: new DateTime(reader.ReadInt64(), DateTimeKind.Unspecified)),
            _ => default,
        };
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write((byte)Kind);
        switch (Kind)
        {
            case SheetValueKind.Text:
                writer.Write(Text!);
                break;
            case SheetValueKind.Number or SheetValueKind.Boolean:
                writer.Write(Number);
                break;
            case SheetValueKind.Instant or SheetValueKind.Date:
                writer.Write(Moment.Ticks);
                break;
            default:
                break;
        }
    }

    private static SheetValue OfText(string text) =>
        string.IsNullOrWhiteSpace(text) ? default : new SheetValue(SheetValueKind.Text, InventoryText.Clean(text));

    /// <summary>To the second, as csv has it: the last moment of 9999 would be rounded up to a day that does not exist.</summary>
    private static SheetValue OfMoment(SheetValueKind kind, DateTime moment, string form) => moment < FirstDay
        ? new SheetValue(SheetValueKind.Text, moment.ToString(form, System.Globalization.CultureInfo.InvariantCulture))
        : new SheetValue(kind, Moment: new DateTime(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified));
}
