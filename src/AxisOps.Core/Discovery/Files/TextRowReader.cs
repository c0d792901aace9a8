using System.Text;

namespace AxisOps.Core.Discovery.Files;

/// <summary>Reads a list with one target on each line; a number sign starts a comment, blank lines are passed over.</summary>
internal static class TextRowReader
{
    public static IEnumerable<FileRow> Read(ReadOnlyMemory<byte> content)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(content.Span));
        long line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            int comment = text.IndexOf('#', StringComparison.Ordinal);
            string target = comment < 0 ? text : text[..comment];
            if (!string.IsNullOrWhiteSpace(target))
            {
                var row = new FileRow(line, line);
                row.Set(FileField.Address, new FileCell(target.Trim(), line, target.Length - target.TrimStart().Length + 1));
                yield return row;
            }
        }
    }
}
