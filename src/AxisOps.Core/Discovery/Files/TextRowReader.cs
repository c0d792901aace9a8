using System.Text;

namespace AxisOps.Core.Discovery.Files;

/// <summary>Reads a list with one target on each line; a number sign at its start or after a blank starts a comment, blank lines are passed over.</summary>
internal static class TextRowReader
{
    public static IEnumerable<FileRow> Read(ReadOnlyMemory<byte> content)
    {
        using var reader = new StringReader(Encoding.UTF8.GetString(content.Span));
        long line = 0;
        while (reader.ReadLine() is { } text)
        {
            line++;
            string target = WithoutComment(text);
            if (!string.IsNullOrWhiteSpace(target))
            {
                var row = new FileRow(line, line);
                row.Set(FileField.Address, new FileCell(target.Trim(), line, target.Length - target.TrimStart().Length + 1)
                {
                    MayHoldSecret = text.Contains('@', StringComparison.Ordinal),
                });
                yield return row;
            }
        }
    }

    private static string WithoutComment(string text)
    {
        for (int at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            if (at == 0 || char.IsWhiteSpace(text[at - 1]))
            {
                return text[..at];
            }
        }

        return text;
    }
}
