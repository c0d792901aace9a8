using System.Text.Json;
using AxisOps.Core.Inventory.Export;

namespace AxisOps.Core.Inventory.Files;

/// <summary>Where the devices of a JSON inventory stand: in the wrapper that <c>Export-Inventory</c> writes, in a plain list, alone, or one on each line.</summary>
internal sealed class InventoryDocuments
{
    private const int MaxDevices = InventoryReader.MaxDevices;
    private const int MaxDeviceBytes = 4 * 1024 * 1024;

    private readonly ReadOnlyMemory<byte> content;
    private readonly List<(int Start, int Length)> places = [];

    private InventoryDocuments(ReadOnlyMemory<byte> content) => this.content = content;

    /// <summary>Gets how many devices there are.</summary>
    public int Count => places.Count;

    /// <summary>Finds and checks every device.</summary>
    /// <exception cref="InventoryFileException">Something is wrong; the place is named.</exception>
    public static InventoryDocuments Find(string path, ReadOnlyMemory<byte> content, bool isLines, CancellationToken cancellationToken)
    {
        var found = new InventoryDocuments(content);
        if (!isLines)
        {
            new Walk(path, content.Span, start: 0, firstLine: 1, found.places, cancellationToken).Document();
            return found;
        }

        long line = 0;
        for (int start = 0; start < content.Length;)
        {
            line++;
            int length = content.Span[start..].IndexOf((byte)'\n');
            length = length < 0 ? content.Length - start : length;
            ReadOnlySpan<byte> text = content.Span.Slice(start, length);
            if (!text.Trim(" \t\r"u8).IsEmpty)
            {
                new Walk(path, text, start, line, found.places, cancellationToken).Document();
            }

            start += length + 1;
        }

        return found;
    }

    /// <summary>Makes the devices, one by one.</summary>
    public IEnumerable<AxisDevice> Devices() => places.Select(place => DeviceDocument.Read(content.Span.Slice(place.Start, place.Length)));

    /// <summary>One way through a document.</summary>
    private ref struct Walk
    {
        private readonly string path;
        private readonly ReadOnlySpan<byte> text;
        private readonly int start;
        private readonly long firstLine;
        private readonly List<(int Start, int Length)> places;
        private readonly CancellationToken cancellationToken;
        private Utf8JsonReader reader;
        private int counted;
        private int lineStart;
        private long line;

        public Walk(string path, ReadOnlySpan<byte> text, int start, long firstLine, List<(int Start, int Length)> places, CancellationToken cancellationToken)
        {
            this.path = path;
            this.text = text;
            this.start = start;
            this.firstLine = firstLine;
            this.places = places;
            this.cancellationToken = cancellationToken;
            line = firstLine;
            reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DeviceDocument.MaxDepth + 4 });
        }

        public void Document()
        {
            try
            {
                reader.Read();
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartArray:
                        Devices();
                        break;
                    case JsonTokenType.StartObject when IsWrapper():
                        Wrapper();
                        break;
                    default:
                        Device();
                        break;
                }

                // Reads to the end: what follows the value is an error.
                reader.Read();
            }
            catch (JsonException cause)
            {
                throw new InventoryFileException(path, "is not well-formed JSON here.", firstLine + (cause.LineNumber ?? 0), (cause.BytePositionInLine ?? 0) + 1, cause);
            }
            catch (InvalidOperationException cause)
            {
                throw Wrong("the text here is not Unicode.", cause);
            }
        }

        /// <summary>A wrapper tells its schema or holds a list of devices; a device has neither.</summary>
        private readonly bool IsWrapper()
        {
            Utf8JsonReader ahead = reader;
            while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
            {
                if (ahead.ValueTextEquals("schema"u8) || ahead.ValueTextEquals("devices"u8))
                {
                    return true;
                }

                ahead.Read();
                ahead.Skip();
            }

            return false;
        }

        private void Wrapper()
        {
            bool hasDevices = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isSchema = reader.ValueTextEquals("schema"u8);
                bool isDevices = reader.ValueTextEquals("devices"u8);
                reader.Read();
                if (isSchema && !(reader.TokenType == JsonTokenType.String && reader.ValueTextEquals(InventoryJson.Schema)))
                {
                    throw Wrong($"was not written by this version of AxisOps, which reads {InventoryJson.Schema}.");
                }

                if (isDevices && (hasDevices || reader.TokenType != JsonTokenType.StartArray))
                {
                    throw Wrong("one list of devices is expected.");
                }

                if (isDevices)
                {
                    hasDevices = true;
                    Devices();
                }
                else
                {
                    reader.Skip();
                }
            }

            if (!hasDevices)
            {
                throw Wrong("the inventory has no list of devices.");
            }
        }

        private void Devices()
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Device();
            }
        }

        private void Device()
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Wrong("a device is an object.");
            }

            if (places.Count == MaxDevices)
            {
                throw Wrong($"there are more than {MaxDevices} devices; split the file.");
            }

            (long deviceLine, long deviceColumn) = Place();
            int begin = (int)reader.TokenStartIndex;
            reader.Skip();
            int length = (int)reader.BytesConsumed - begin;
            if (length > MaxDeviceBytes)
            {
                throw new InventoryFileException(path, $"a device takes more than {MaxDeviceBytes / (1024 * 1024)} MiB.", deviceLine, deviceColumn);
            }

            Check(text.Slice(begin, length), deviceLine, deviceColumn);
            places.Add((start + begin, length));
        }

        private readonly void Check(ReadOnlySpan<byte> device, long deviceLine, long deviceColumn)
        {
            try
            {
                _ = DeviceDocument.Read(device);
            }
            catch (JsonException cause)
            {
                // The message of the library repeats the value; the path alone says enough.
                string member = cause.Path is { Length: > 2 } told ? $" ({SpreadsheetText.Show(told.Length > 80 ? told[..80] : told).Replace('\n', ' ')})" : string.Empty;
                long inLine = cause.LineNumber ?? 0;
                throw new InventoryFileException(
                    path,
                    $"this is no device, or a value in it is not of its type{member}.",
                    deviceLine + inLine,
                    (inLine == 0 ? deviceColumn : 1) + (cause.BytePositionInLine ?? 0),
                    cause);
            }
        }

        private InventoryFileException Wrong(string problem, Exception? cause = null)
        {
            (long wrongLine, long wrongColumn) = Place();
            return new InventoryFileException(path, problem, wrongLine, wrongColumn, cause);
        }

        /// <summary>Places only move forward, so counting lines costs one pass over the file.</summary>
        private (long Line, long Column) Place()
        {
            int at = (int)reader.TokenStartIndex;
            ReadOnlySpan<byte> passed = text[counted..at];
            line += passed.Count((byte)'\n');
            int last = passed.LastIndexOf((byte)'\n');
            lineStart = last < 0 ? lineStart : counted + last + 1;
            counted = at;
            return (line, at - lineStart + 1);
        }
    }
}
