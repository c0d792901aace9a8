using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Store;

namespace AxisOps.Core.Inventory.Files;

/// <summary>One row of a csv inventory on its way to a device. Used again for each row.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="columns">What each column means; null for one that means nothing.</param>
internal sealed partial class CsvDevice(string path, CsvColumn?[] columns)
{
    private readonly string[] texts = new string[columns.Length];
    private readonly ArrayBufferWriter<byte> document = new();
    private long line;

    /// <summary>Gets a value indicating whether nothing stands in the row.</summary>
    public bool IsBlank => Array.TrueForAll(texts, string.IsNullOrWhiteSpace);

    public string this[int column]
    {
        set => texts[column] = value;
    }

    /// <summary>Makes the device by way of its JSON, so that both forms mean the same.</summary>
    /// <exception cref="InventoryFileException">A value is not what its column holds.</exception>
    public AxisDevice Build(long atLine)
    {
        line = atLine;
        document.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(document))
        {
            Write(json);
        }

        try
        {
            return DeviceDocument.Read(document.WrittenSpan);
        }
        catch (JsonException cause)
        {
            int column = Array.FindIndex(columns, one => one is not null && cause.Path?.EndsWith("." + one.Property, StringComparison.Ordinal) == true);
            throw column < 0 ? new InventoryFileException(path, "the row is no device.", line, innerException: cause) : Wrong(column, "is not what this column holds");
        }
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        string? serial = Text(CsvColumnKind.SerialNumber) ?? Mac();
        string? address = TextOf("address");
        json.WriteString("address", address ?? serial ?? throw new InventoryFileException(path, "a device needs an address or a serial number; this row has neither.", line));
        (string Name, FactState State, string? Reason)[] missing = [.. NotRead()];
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { Property: not "address" } column)
            {
                WriteField(json, i, column, missing);
            }
        }

        if (serial is not null && Text(CsvColumnKind.SerialNumber) is null)
        {
            json.WriteString("serialNumber", serial);
        }

        WriteIdentity(json);
        WriteRollback(json);
        WriteFacts(json, missing);
        json.WriteEndObject();
    }

    private void WriteField(Utf8JsonWriter json, int i, CsvColumn column, (string Name, FactState State, string? Reason)[] missing)
    {
        string text = texts[i].Trim();
        if (column.Kind is CsvColumnKind.List or CsvColumnKind.Applications)
        {
            WriteList(json, column, text, missing);
            return;
        }

        if (text.Length == 0)
        {
            return;
        }

        switch (column.Kind)
        {
            case CsvColumnKind.Text:
                json.WriteString(column.Property, texts[i]);
                break;
            case CsvColumnKind.SerialNumber:
                json.WriteString(column.Property, SerialNumber.TryNormalize(text, out string? serial) ? serial : throw Wrong(i, "is not a serial number: twelve hexadecimal digits are expected"));
                break;
            case CsvColumnKind.Whole:
                json.WriteNumber(column.Property, int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole) ? whole : throw Wrong(i, "is not a whole number"));
                break;
            case CsvColumnKind.Number:
                json.WriteNumber(column.Property, decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : throw Wrong(i, "is not a number"));
                break;
            case CsvColumnKind.Flag:
                json.WriteBoolean(column.Property, bool.TryParse(text, out bool flag) ? flag : throw Wrong(i, "is neither True nor False"));
                break;
            case CsvColumnKind.Instant:
                json.WriteString(column.Property, Instant(i, text));
                break;
        }
    }

    /// <summary>Nothing in the field of a device that was read means an empty list, unless the row says that it was not read.</summary>
    private void WriteList(Utf8JsonWriter json, CsvColumn column, string text, (string Name, FactState State, string? Reason)[] missing)
    {
        bool isKnown = text.Length > 0
            || (TextOf("facts", any: true) is not null
                && (TextOf("outcome") ?? nameof(Outcome.Succeeded)).Equals(nameof(Outcome.Succeeded), StringComparison.OrdinalIgnoreCase)
                && !Array.Exists(missing, fact => fact.Name.Equals(column.Property, StringComparison.OrdinalIgnoreCase)));
        if (!isKnown)
        {
            return;
        }

        json.WriteStartArray(column.Property);
        IEnumerable<string> items = column.Property == "tags"
            ? DeviceLabels.Tags(text)
            : text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (string item in items)
        {
            if (column.Kind == CsvColumnKind.Applications)
            {
                WriteApplication(json, item);
            }
            else
            {
                json.WriteStringValue(item);
            }
        }

        json.WriteEndArray();
    }

    private static void WriteApplication(Utf8JsonWriter json, string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool hasStatus = words.Length > 1 && words[^1] is "Running" or "Stopped" or "Idle";
        string[] version = words[1..(hasStatus ? ^1 : ^0)];
        json.WriteStartObject();
        json.WriteString("name", words[0]);
        json.WriteString("version", version.Length == 0 ? null : string.Join(' ', version));
        json.WriteString("status", hasStatus ? words[^1] : null);
        json.WriteEndObject();
    }

    private void WriteIdentity(Utf8JsonWriter json)
    {
        if (!Array.Exists(columns, column => column is { Kind: CsvColumnKind.Identity, Property: "level" }))
        {
            return;
        }

        json.WriteStartObject("identity");
        json.WriteString("evidence", "as the csv file says");
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] is { Kind: CsvColumnKind.Identity or CsvColumnKind.IdentityInstant } column && !string.IsNullOrWhiteSpace(texts[i]))
            {
                json.WriteString(column.Property, column.Kind == CsvColumnKind.Identity ? texts[i] : Instant(i, texts[i]));
            }
        }

        json.WriteEndObject();
    }

    private void WriteRollback(Utf8JsonWriter json)
    {
        string? version = Text(CsvColumnKind.RollbackVersion);
        int committed = Array.FindIndex(columns, column => column?.Kind == CsvColumnKind.Committed);
        string flag = committed < 0 ? string.Empty : texts[committed].Trim();
        if (version is null && flag.Length == 0)
        {
            return;
        }

        json.WriteStartObject("rollbackImage");
        json.WriteString("version", version);
        if (flag.Length > 0)
        {
            json.WriteBoolean("isCommitted", bool.TryParse(flag, out bool value) ? value : throw Wrong(committed, "is neither True nor False"));
        }

        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, (string Name, FactState State, string? Reason)[] missing)
    {
        json.WriteStartArray("facts");
        foreach ((string name, FactState state, string? reason) in missing)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("state", state.ToString());
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A reason may hold the separator itself; what does not begin like a fact belongs to the one before.</summary>
    private IEnumerable<(string Name, FactState State, string? Reason)> NotRead()
    {
        foreach (string part in (Text(CsvColumnKind.NotRead) ?? string.Empty).Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            if (FactPattern().Match(part) is { Success: true } fact && Enum.TryParse(fact.Groups[2].Value, out FactState state))
            {
                yield return (fact.Groups[1].Value, state, fact.Groups[3].Success ? fact.Groups[3].Value : null);
            }
        }
    }

    private string? Mac()
    {
        string? text = TextOf("macAddress");
        return SerialNumber.TryNormalize(text, out string? serial) ? serial : null;
    }

    private string? Text(CsvColumnKind kind)
    {
        int column = Array.FindIndex(columns, one => one?.Kind == kind);
        return column < 0 || string.IsNullOrWhiteSpace(texts[column]) ? null : texts[column];
    }

    /// <summary>The text of a property; of a column that is there but empty only where <paramref name="any"/> text will do.</summary>
    private string? TextOf(string property, bool any = false)
    {
        int column = Array.FindIndex(columns, one => one?.Property == property);
        return column < 0 || (!any && string.IsNullOrWhiteSpace(texts[column])) ? null : texts[column];
    }

    private string Instant(int column, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant.ToString("o", CultureInfo.InvariantCulture)
            : throw Wrong(column, "is not a date and time");

    private InventoryFileException Wrong(int column, string problem)
    {
        string text = texts[column];
        string shown = text.Contains('@', StringComparison.Ordinal) ? "the value"
            : "'" + SpreadsheetText.Show(text.Length > 60 ? text[..60] + "..." : text).Replace('\n', ' ') + "'";
        return new InventoryFileException(path, $"{shown} {problem}.", line, column + 1);
    }

    [GeneratedRegex("^([A-Za-z0-9]{1,64}): (NotSupported|NotPermitted|Failed|NotRequested)(?:, (.*))?$", RegexOptions.Singleline)]
    private static partial Regex FactPattern();
}
