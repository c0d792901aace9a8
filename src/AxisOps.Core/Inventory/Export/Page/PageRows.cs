using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace AxisOps.Core.Inventory.Export.Page;

/// <summary>
/// One page that needs no other file and no network. What was read stands in it as JSON, in blocks that no browser runs, with everything but plain
/// ASCII escaped and <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> too; the page's own script shows it as text.
/// </summary>
internal sealed class PageRows : InventoryRows
{
    private readonly Stream stream;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;
    private readonly PageStrings strings = new();
    private readonly InventoryColumn<AxisDevice>[] columns =
    [
        // The page makes its own text of these, from the lists below.
        .. InventoryColumns.All.Where(column => column.Name is not ("NotRead" or "Applications" or "Storage")),
        .. DetailColumns.Device,
    ];

    private bool hasDevices;

    public PageRows(InventoryPlace place)
    {
        stream = place.Stream;
        json = new Utf8JsonWriter(buffer);
        stream.Write(PageTemplate.Head(InventoryText.Clean(place.Title)));
        Block("about", () => About(place));
        stream.Write("<script type=\"application/json\" id=\"devices\">["u8);
    }

    public override void Write(AxisDevice device)
    {
        json.WriteStartObject();
        json.WritePropertyName("v");
        Values(columns, device);
        json.WriteStartArray("f");
        foreach (DeviceFact fact in device.Facts)
        {
            json.WriteStartArray();
            strings.Write(json, fact.Name);
            json.WriteStringValue(fact.State.ToString());
            strings.Write(json, fact.Source);
            strings.Write(json, fact.Reason);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        List("a", DetailColumns.Application, device.Applications);
        List("c", DetailColumns.Certificate, device.Certificates);
        List("s", DetailColumns.Storage, device.Storage);
        json.WriteStartArray("x");
        foreach (KeyValuePair<string, string> extra in device.Extra)
        {
            json.WriteStartArray();
            json.WriteStringValue(InventoryText.Clean(extra.Key));
            json.WriteStringValue(InventoryText.Clean(extra.Value));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        stream.Write(hasDevices ? ",\n"u8 : "\n"u8);
        Flush();
        hasDevices = true;
    }

    public override void End()
    {
        stream.Write("\n]</script>\n"u8);
        Block("strings", () => strings.WriteAll(json));
        stream.Write(PageTemplate.Tail());
        stream.Flush();
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    private void About(InventoryPlace place)
    {
        json.WriteStartObject();
        json.WriteString("createdAt", place.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        Describe("columns", columns);
        Describe("applications", DetailColumns.Application);
        Describe("certificates", DetailColumns.Certificate);
        Describe("storages", DetailColumns.Storage);
        json.WriteEndObject();
    }

    private void Describe<TRow>(string name, IReadOnlyList<InventoryColumn<TRow>> described)
    {
        json.WriteStartArray(name);
        foreach (InventoryColumn<TRow> column in described)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("title", column.Title);
            json.WriteString("type", column.Type.ToString());
            json.WriteString("group", column.Group.ToString());
            json.WriteString("fact", column.Fact);
            json.WriteString("description", column.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void List<TRow>(string name, IReadOnlyList<InventoryColumn<TRow>> described, IReadOnlyList<TRow>? rows)
    {
        json.WritePropertyName(name);
        if (rows is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (TRow row in rows)
        {
            Values(described, row);
        }

        json.WriteEndArray();
    }

    private void Values<TRow>(IReadOnlyList<InventoryColumn<TRow>> described, TRow row)
    {
        json.WriteStartArray();
        foreach (InventoryColumn<TRow> column in described)
        {
            switch (column.Value(row))
            {
                case null or "":
                    json.WriteNullValue();
                    break;
                case decimal number:
                    json.WriteNumberValue(number);
                    break;
                case bool flag:
                    json.WriteBooleanValue(flag);
                    break;
                default:
                    json.WriteStringValue(InventoryText.Clean(column.Text(row)!));
                    break;
            }
        }

        json.WriteEndArray();
    }

    private void Block(string id, Action write)
    {
        stream.Write(System.Text.Encoding.ASCII.GetBytes($"<script type=\"application/json\" id=\"{id}\">"));
        write();
        Flush();
        stream.Write("</script>\n"u8);
    }

    private void Flush()
    {
        json.Flush();
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
        json.Reset();
    }
}
