using System.Text;
using AxisOps.Core.Inventory.Export;
using CsvHelper;

namespace AxisOps.Core.Discovery.Files;

/// <summary>Reads comma-, semicolon- or tab-separated rows under a line of headings. Nothing malformed is guessed at.</summary>
internal static class CsvRowReader
{
    private const int MaxRecordBytes = 4 * 1024 * 1024;

    public static IEnumerable<FileRow> Read(string path, ReadOnlyMemory<byte> content)
    {
        using CsvReader reader = Open(content);
        FileField?[] fields = Headings(path, reader);
        long number = 1;
        while (Next(path, reader))
        {
            number++;
            var row = new FileRow(number, reader.LineNumber);
            for (int i = 0; i < fields.Length; i++)
            {
                if (fields[i] is { } field)
                {
                    row.Set(field, new FileCell(SpreadsheetText.Unprotect(reader.GetString(i)), reader.LineNumber, i + 1));
                }
            }

            yield return row;
        }
    }

    /// <summary>Opens a table with the bounds that count for every csv.</summary>
    public static CsvReader Open(ReadOnlyMemory<byte> content) => CsvReader.Create(content, new CsvReaderOptions
    {
        // From the headings alone: no text of a device may decide how the file is split. A first line sep=; is left to the library.
        Separator = Separator(FirstLine(content.Span)),
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MaxRecordSize = MaxRecordBytes,
    });

    public static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> content)
    {
        int end = content.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? content : content[..end];
    }

    public static bool LooksLikeHeading(ReadOnlySpan<byte> line)
    {
        char separator = Separator(line) ?? ';';
        return line.StartsWith("sep="u8)
            || (line.Length < 64 * 1024 && Encoding.UTF8.GetString(line).Split(separator).Any(heading => FileFields.Find(heading) is not null));
    }

    private static char? Separator(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("sep="u8))
        {
            return null;
        }

        int commas = line.Count((byte)',');
        int semicolons = line.Count((byte)';');
        int tabs = line.Count((byte)'\t');
        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static FileField?[] Headings(string path, CsvReader reader)
    {
        FileField?[] fields;
        try
        {
            reader.ReadHeader();
            fields = [.. reader.Headers.ToArray().Select(heading => FileFields.Find(SpreadsheetText.Unprotect(heading)))];
        }
        catch (CsvFormatException cause)
        {
            throw Malformed(path, cause);
        }

        return fields.Any(field => field is FileField.Address or FileField.Host or FileField.HostName or FileField.SerialNumber or FileField.MacAddress)
            ? fields
            : throw new InventoryFileException(
                path,
                "no column is named Address, IPAddress, HostName, SerialNumber or MacAddress; name the columns in the first line, or use a .txt file with one device on each line.",
                line: 1);
    }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InventoryFileException">The row is not well-formed.</exception>
    public static bool Next(string path, CsvReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException cause)
        {
            throw Malformed(path, cause);
        }
    }

    public static InventoryFileException Malformed(string path, CsvFormatException cause) => new(
        path,
        "the row is not well-formed: it has an open or stray quotation mark, another number of fields than the headings, or is too long; the file may be cut off.",
        cause.LineNumber > 0 ? cause.LineNumber : null,
        innerException: cause);
}
