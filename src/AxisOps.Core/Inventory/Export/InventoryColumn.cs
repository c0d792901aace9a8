using System.Globalization;

namespace AxisOps.Core.Inventory.Export;

/// <summary>A typed column of an inventory, the same in csv, workbook and page.</summary>
/// <typeparam name="TRow">What a row is made of.</typeparam>
/// <param name="Name">Its name in files; it never changes.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Type">What stands in it.</param>
/// <param name="Description">What stands in it, with its unit or form.</param>
/// <param name="Value">
/// Takes the value from a row, as <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateOnly"/> or <see cref="AxisOsVersion"/> by <paramref name="Type"/>; null for an empty field.
/// </param>
public sealed record InventoryColumn<TRow>(string Name, string Title, InventoryColumnType Type, string Description, Func<TRow, object?> Value)
{
    /// <summary>Gets where the page shows it.</summary>
    public InventoryColumnGroup Group { get; init; }

    /// <summary>Gets the fact it stands for, as <see cref="DeviceFact.Name"/>; null when it is no fact of the device.</summary>
    public string? Fact { get; init; }

    /// <summary>
    /// Gets a value indicating whether this program forms the text, from a number, date or name of its own. Such a field is written as it is,
    /// a leading minus included; every other one is made safe for spreadsheets.
    /// </summary>
    public bool IsOwn { get; init; }

    /// <summary>Takes the value from a row as text, as csv spells it.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The text, of any length and with whatever characters a device chose; null for an empty field.</returns>
    public string? Text(TRow row) => Value(row) switch
    {
        null => null,
        string text => text,
        decimal number => number.ToString("0.###", CultureInfo.InvariantCulture),
        bool flag => flag ? "True" : "False",
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        AxisOsVersion version => version.Text,
        object other => throw new InvalidOperationException($"Column {Name} holds a {other.GetType().Name}."),
    };

    internal static InventoryColumn<TRow> OfText(string name, string title, string description, Func<TRow, string?> value) =>
        new(name, title, InventoryColumnType.Text, description, value);

    /// <summary>A name that this program chose, such as that of an enum's value.</summary>
    internal static InventoryColumn<TRow> OfWord<T>(string name, string title, string description, Func<TRow, T?> value)
        where T : struct, Enum => new(name, title, InventoryColumnType.Text, description, row => value(row)?.ToString()) { IsOwn = true };

    internal static InventoryColumn<TRow> OfNumber(string name, string title, string description, Func<TRow, decimal?> value) =>
        new(name, title, InventoryColumnType.Number, description, row => value(row)) { IsOwn = true };

    internal static InventoryColumn<TRow> OfBoolean(string name, string title, string description, Func<TRow, bool?> value) =>
        new(name, title, InventoryColumnType.Boolean, description, row => value(row)) { IsOwn = true };

    internal static InventoryColumn<TRow> OfInstant(string name, string title, string description, Func<TRow, DateTimeOffset?> value) =>
        new(name, title, InventoryColumnType.Instant, description, row => value(row)) { IsOwn = true };

    internal static InventoryColumn<TRow> OfDate(string name, string title, string description, Func<TRow, DateOnly?> value) =>
        new(name, title, InventoryColumnType.Date, description, row => value(row)) { IsOwn = true };

    internal static InventoryColumn<TRow> OfVersion(string name, string title, string description, Func<TRow, AxisOsVersion?> value) =>
        new(name, title, InventoryColumnType.Version, description, value);

    /// <summary>The same column of something that holds the row.</summary>
    internal InventoryColumn<TOuter> Of<TOuter>(Func<TOuter, TRow> row) => new(Name, Title, Type, Description, outer => Value(row(outer)))
    {
        Group = Group,
        Fact = Fact,
        IsOwn = IsOwn,
    };

    internal InventoryColumn<TRow> In(InventoryColumnGroup group, string? fact = null) => this with { Group = group, Fact = fact };
}
