using System.Globalization;
using System.Text;

namespace AxisOps.Core.Store;

/// <summary>The mounts of this process as <c>/proc/self/mountinfo</c> lists them (proc_pid_mountinfo(5)).</summary>
internal sealed class MountTable
{
    private readonly List<(string Point, string FileSystem)> mounts = [];

    private MountTable()
    {
    }

    public static MountTable Parse(string text)
    {
        var table = new MountTable();
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(' ');

            // A varying number of optional fields ends with a lone hyphen; the type of the file system follows it.
            int hyphen = Array.IndexOf(fields, "-", Math.Min(6, fields.Length));
            if (hyphen > 0 && hyphen + 1 < fields.Length)
            {
                table.mounts.Add((Unescape(fields[4]), fields[hyphen + 1]));
            }
        }

        return table;
    }

    /// <summary>Finds the file system that holds a path: of the longest mount point above it, the one mounted last.</summary>
    public string? FileSystemOf(string path)
    {
        string? best = null;
        int length = -1;
        foreach ((string point, string fileSystem) in mounts)
        {
            if (point.Length >= length && IsAbove(point, path))
            {
                (best, length) = (fileSystem, point.Length);
            }
        }

        return best;
    }

    private static bool IsAbove(string point, string path) =>
        point == "/" || (path.StartsWith(point, StringComparison.Ordinal) && (path.Length == point.Length || path[point.Length] == '/'));

    /// <summary>Blank, tab, line feed and backslash are written as three octal digits.</summary>
    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 3 < text.Length && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                int value = ((text[i + 1] - '0') * 64) + ((text[i + 2] - '0') * 8) + (text[i + 3] - '0');
                plain.Append(string.Create(CultureInfo.InvariantCulture, $"{(char)value}"));
                i += 3;
            }
            else
            {
                plain.Append(text[i]);
            }
        }

        return plain.ToString();
    }
}
