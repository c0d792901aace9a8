using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Inventory.Export;
using CsvHelper;

namespace AxisOps.Core.Inventory.Files;

/// <summary>Reads the rows of a csv inventory as devices: what the columns hold. Nothing malformed is guessed at.</summary>
internal static class CsvInventory
{
    /// <summary>Reads the rows.</summary>
    /// <exception cref="InventoryFileException">A row or value is wrong; the place is named. Devices before it were given already.</exception>
    public static IEnumerable<AxisDevice> Read(string path, ReadOnlyMemory<byte> content)
    {
        using CsvReader reader = CsvRowReader.Open(content);
        CsvColumn?[] columns = Headings(path, reader);
        var row = new CsvDevice(path, columns);
        while (CsvRowReader.Next(path, reader))
        {
            for (int i = 0; i < columns.Length; i++)
            {
                row[i] = columns[i] is null ? string.Empty : SpreadsheetText.Unprotect(reader.GetString(i));
            }

            if (!row.IsBlank)
            {
                yield return row.Build(reader.LineNumber);
            }
        }
    }

    private static CsvColumn?[] Headings(string path, CsvReader reader)
    {
        CsvColumn?[] columns;
        try
        {
            reader.ReadHeader();
            columns = [.. reader.Headers.ToArray().Select(heading => CsvColumns.Find(SpreadsheetText.Unprotect(heading)))];
        }
        catch (CsvFormatException cause)
        {
            throw CsvRowReader.Malformed(path, cause);
        }

        // Of several columns with one meaning the first counts.
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = columns.AsSpan(0, i).Contains(columns[i]) ? null : columns[i];
        }

        return Array.Exists(columns, column => column is { Kind: CsvColumnKind.SerialNumber } or { Property: "macAddress" or "address" })
            ? columns
            : throw new InventoryFileException(path, "no column is named SerialNumber or Address; name the columns in the first line.", line: 1);
    }
}
