namespace AxisOps.Core.Discovery.Files;

/// <summary>Tells how a file is to be read: by its extension, else by how it begins.</summary>
internal static class FileKinds
{
    public static FileKind Find(string path, ReadOnlySpan<byte> content) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => FileKind.Csv,
        ".JSON" => FileKind.Json,
        ".JSONL" or ".NDJSON" => FileKind.JsonLines,
        ".TXT" or ".LIST" or ".LST" => FileKind.Text,
        _ => ByContent(content),
    };

    private static FileKind ByContent(ReadOnlySpan<byte> content)
    {
        content = content.TrimStart(" \t\r\n"u8);
        ReadOnlySpan<byte> first = CsvRowReader.FirstLine(content);
        return content switch
        {
            [(byte)'[', (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'{' or (byte)'"' or (byte)']', ..] => FileKind.Json,

            // A line that is an object of its own, with another one below it.
            [(byte)'{', ..] when first.TrimEnd(" \t\r"u8) is [.., (byte)'}'] && content[first.Length..].TrimStart("\r\n"u8) is [(byte)'{', ..] => FileKind.JsonLines,
            [(byte)'{', ..] => FileKind.Json,
            _ => CsvRowReader.LooksLikeHeading(first) ? FileKind.Csv : FileKind.Text,
        };
    }
}
