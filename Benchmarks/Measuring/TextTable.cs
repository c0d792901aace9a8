using System.Text;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>A table for a terminal of 120 columns: the first column to the left, figures to the right.</summary>
internal sealed class TextTable(params IReadOnlyList<string> headings)
{
    private const int Width = 120;
    private readonly List<IReadOnlyList<string>> rows = [];

    internal void Add(params IReadOnlyList<string> cells) => rows.Add(cells);

    public override string ToString()
    {
        int[] widths = [.. headings.Select((heading, index) => rows.Select(row => row[index].Length).Append(heading.Length).Max())];
        var text = new StringBuilder();
        foreach (IReadOnlyList<string> row in rows.Prepend([.. widths.Select(width => new string('-', width))]).Prepend(headings))
        {
            string line = string.Join("  ", row.Select((cell, index) => index == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[index])));
            text.AppendLine((line.Length > Width ? line[..Width] : line).TrimEnd());
        }

        return text.ToString();
    }
}
