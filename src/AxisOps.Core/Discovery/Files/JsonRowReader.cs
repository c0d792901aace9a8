using System.Text;
using System.Text.Json;
using AxisOps.Core.Inventory.Export;
using AxisOps.Core.Store;

namespace AxisOps.Core.Discovery.Files;

/// <summary>
/// Reads devices from JSON: the object that <c>Export-Inventory</c> writes, a list, one device, or one of these on each line. A device is an
/// object, or a text that names a target.
/// </summary>
internal ref struct JsonRowReader
{
    private readonly string path;
    private readonly ReadOnlySpan<byte> content;
    private readonly long firstLine;
    private readonly Action<FileRow> found;
    private Utf8JsonReader reader;
    private long number;
    private long line;
    private int lineStart;
    private int counted;

    private JsonRowReader(string path, ReadOnlySpan<byte> content, long firstLine, long number, Action<FileRow> found)
    {
        this.path = path;
        this.content = content;
        this.firstLine = firstLine;
        this.number = number;
        this.found = found;
        line = firstLine;
        reader = new Utf8JsonReader(content, new JsonReaderOptions { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
    }

    /// <summary>Reads a whole document.</summary>
    public static void Read(string path, ReadOnlySpan<byte> content, Action<FileRow> found) =>
        new JsonRowReader(path, content, firstLine: 1, number: 0, found).Document();

    /// <summary>Reads a document from each line that is not blank.</summary>
    public static void ReadLines(string path, ReadOnlySpan<byte> content, Action<FileRow> found)
    {
        long line = 0;
        while (!content.IsEmpty)
        {
            line++;
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> text = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (!text.Trim(" \t\r"u8).IsEmpty)
            {
                new JsonRowReader(path, text, line, number: line - 1, found).Document();
            }
        }
    }

    private void Document()
    {
        try
        {
            Next();
            if (reader.TokenType == JsonTokenType.StartArray)
            {
                Elements();
            }
            else
            {
                Element(mayWrap: true);
            }

            // Reads to the end: what follows the value is an error.
            Next();
        }
        catch (JsonException cause)
        {
            throw new InventoryFileException(path, "is not well-formed JSON here.", firstLine + (cause.LineNumber ?? 0), (cause.BytePositionInLine ?? 0) + 1, cause);
        }
        catch (InvalidOperationException cause)
        {
            // An escaped half of a surrogate pair is JSON, but no text.
            (long wrongLine, long wrongColumn) = Place();
            throw new InventoryFileException(path, "the text here is not Unicode.", wrongLine, wrongColumn, cause);
        }
    }

    private void Elements()
    {
        while (Next() && reader.TokenType != JsonTokenType.EndArray)
        {
            Element(mayWrap: false);
        }
    }

    private void Element(bool mayWrap)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            Device(mayWrap);
            return;
        }

        FileCell cell = Here();
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new InventoryFileException(path, "a device is an object or a text.", cell.Line, cell.Column);
        }

        number++;
        var row = new FileRow(number, cell.Line);
        row.Set(FileField.Address, cell);
        found(row);
    }

    private void Device(bool mayWrap)
    {
        var row = new FileRow(number + 1, Here().Line);
        bool wrapped = false;
        while (Next() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            Next();
            if (mayWrap && reader.TokenType == JsonTokenType.StartArray && name.Equals("devices", StringComparison.OrdinalIgnoreCase))
            {
                wrapped = true;
                Elements();
            }
            else if (mayWrap && reader.TokenType == JsonTokenType.StartObject && name == "data")
            {
                wrapped = ExportedDevices();
            }
            else if (mayWrap && reader.TokenType == JsonTokenType.True && name == "encrypted")
            {
                FileCell cell = Here();
                throw new InventoryFileException(path, "is an encrypted export; export the devices again without a password.", cell.Line, cell.Column);
            }
            else if (mayWrap && name == "schema" && reader.TokenType == JsonTokenType.String)
            {
                CheckSchema();
            }
            else if (reader.TokenType == JsonTokenType.StartArray && FileFields.Find(name) == FileField.Tags)
            {
                Tags(row);
            }
            else if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                reader.Skip();
            }
            else if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && FileFields.Find(name) is { } field)
            {
                row.Set(field, Here());
            }
        }

        if (!wrapped)
        {
            number++;
            found(row);
        }
    }

    /// <summary>Joins a list of texts as a csv field would hold it; an empty list says nothing, as every device without tags is written with one.</summary>
    private void Tags(FileRow row)
    {
        FileCell start = Here();
        var texts = new List<string>();
        while (Next() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                texts.Add(reader.GetString()!);
            }

            reader.Skip();
        }

        row.Set(FileField.Tags, new FileCell(string.Join(DeviceLabels.Separator, texts), start.Line, start.Column));
    }

    /// <summary>
    /// Reads the devices of an export of AXIS Device Manager, <c>data.deviceData.devices</c>. Its layouts 1 and 2 differ in how they keep tags, which stand
    /// beside the devices and are passed over, like accounts and passwords.
    /// </summary>
    private bool ExportedDevices()
    {
        bool hasDevices = false;
        while (Next() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            Next();
            if (reader.TokenType == JsonTokenType.StartObject && name == "deviceData")
            {
                hasDevices |= ExportedDevices();
            }
            else if (reader.TokenType == JsonTokenType.StartArray && name == "devices")
            {
                hasDevices = true;
                Elements();
            }
            else
            {
                reader.Skip();
            }
        }

        return hasDevices;
    }

    private void CheckSchema()
    {
        FileCell schema = Here();
        if (schema.Text.StartsWith("axisops-", StringComparison.Ordinal) && schema.Text != InventoryJson.Schema)
        {
            throw new InventoryFileException(path, $"was written by another version of AxisOps; this one reads {InventoryJson.Schema}.", schema.Line, schema.Column);
        }
    }

    private bool Next() => reader.Read();

    /// <summary>The current value with its place.</summary>
    private FileCell Here()
    {
        string text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
            _ => string.Empty,
        };
        (long here, long column) = Place();
        return new FileCell(text, here, column);
    }

    /// <summary>Places only move forward, so counting lines costs one pass over the file.</summary>
    private (long Line, long Column) Place()
    {
        int start = (int)reader.TokenStartIndex;
        ReadOnlySpan<byte> passed = content[counted..start];
        line += passed.Count((byte)'\n');
        int last = passed.LastIndexOf((byte)'\n');
        lineStart = last < 0 ? lineStart : counted + last + 1;
        counted = start;
        return (line, start - lineStart + 1);
    }
}
