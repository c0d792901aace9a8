namespace AxisOps.HelpBuilder.Pages;

/// <summary>The sources, always in the same order.</summary>
internal static class MarkdownFiles
{
    public static IEnumerable<FileInfo> In(DirectoryInfo folder, string pattern) =>
        folder.Exists ? folder.GetFiles(pattern).OrderBy(file => file.Name, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>();
}
