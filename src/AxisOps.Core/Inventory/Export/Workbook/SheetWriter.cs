using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace AxisOps.Core.Inventory.Export.Workbook;

/// <summary>Writes a sheet: headings that stay in place and filter, then the rows.</summary>
internal sealed partial class SheetWriter
{
    /// <summary>Room for the button of the filter beside a heading.</summary>
    private const int ButtonWidth = 4;
    private const int LeastWidth = 8;
    private const int MostWidth = 60;

    private readonly Spreadsheet spreadsheet;
    private readonly StyleId heading;
    private readonly StyleId instant;
    private readonly StyleId date;

    public SheetWriter(Spreadsheet spreadsheet)
    {
        this.spreadsheet = spreadsheet;
        heading = spreadsheet.AddStyle(new Style
        {
            Font = { Bold = true, Color = Color.White },
            Fill = { Color = Color.FromArgb(0x1F, 0x3A, 0x5F) },
        });
        instant = spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss\"Z\"") });
        date = spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
    }

    public async Task WriteAsync<TRow>(string name, IReadOnlyList<InventoryColumn<TRow>> columns, SheetSpool rows, int frozenColumns)
    {
        int lines = rows.Count + 1;
        var options = new WorksheetOptions
        {
            FrozenRows = 1,
            FrozenColumns = frozenColumns == 0 ? null : frozenColumns,
            AutoFilter = new AutoFilterOptions(string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(columns.Count)}{lines}")),
        };
        for (int i = 0; i < columns.Count; i++)
        {
            options.Column(i + 1).Width = Math.Clamp(Math.Max(columns[i].Name.Length + ButtonWidth, rows.Longest[i] + 2), LeastWidth, MostWidth);
        }

        await spreadsheet.StartWorksheetAsync(name, options).ConfigureAwait(false);
        await spreadsheet.AddHeaderRowAsync(columns.Select(column => column.Name).ToArray(), heading).ConfigureAwait(false);
        var cells = new Cell[columns.Count];
        foreach (SheetValue[] row in rows.Rows())
        {
            for (int i = 0; i < row.Length; i++)
            {
                cells[i] = CellOf(row[i]);
            }

            await spreadsheet.AddRowAsync(cells).ConfigureAwait(false);
        }

        if (rows.LeftOut > 0)
        {
            string note = string.Create(CultureInfo.InvariantCulture, $"A sheet holds no more rows: {rows.LeftOut} are left out. The json formats hold all.");
            await spreadsheet.AddRowAsync([new Cell(note)]).ConfigureAwait(false);
        }
    }

    private Cell CellOf(SheetValue value) => value.Kind switch
    {
        SheetValueKind.Text => new Cell(Literal(value.Text!)),
        SheetValueKind.Number => new Cell(value.Number),
        SheetValueKind.Boolean => new Cell(value.Number != 0),
        SheetValueKind.Instant => new Cell(value.Moment, instant),
        SheetValueKind.Date => new Cell(value.Moment, date),
        _ => default,
    };

    /// <summary>A workbook's reader takes <c>_x0041_</c> for an A (ECMA-376 part 1, 22.9.2.19): the first underscore is escaped in the same way.</summary>
    private static string Literal(string text) => text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    private static string Letters(int column) =>
        column > 26 ? string.Concat(Letters((column - 1) / 26), Letters(((column - 1) % 26) + 1)) : ((char)('A' + column - 1)).ToString();
}
