using AxisOps.HelpBuilder.Pages;
using Markdig.Extensions.Tables;

namespace AxisOps.HelpBuilder.Output;

/// <summary>A Markdown table as aligned text; the last column is wrapped within the width.</summary>
internal static class TextTable
{
    public static IEnumerable<string> Lines(Table table, int width)
    {
        string[][] rows = [.. table.OfType<TableRow>().Select(row =>
            row.OfType<TableCell>().Select(cell => string.Join(" ", MarkdownText.Paragraphs(cell))).ToArray())];
        int columns = rows.Max(row => row.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => column < row.Length ? row[column].Length : 0))];
        int left = widths[..^1].Sum(column => column + 2);
        foreach (string[] row in rows)
        {
            string start = string.Concat(row.SkipLast(1).Select((cell, column) => cell.PadRight(widths[column] + 2)));
            foreach (string line in TextWrap.Lines(row[^1], Math.Max(width - left, 20)))
            {
                yield return start.PadRight(left) + line;
                start = string.Empty;
            }
        }
    }
}
