using AxisOps.Fuzz.Targets;

namespace AxisOps.Fuzz;

/// <summary>Writes what fuzzing of a target starts from.</summary>
internal static class SeedFiles
{
    /// <summary>Writes the seeds of a target and its earlier findings into a folder.</summary>
    /// <returns>How many there are.</returns>
    public static int Write(FuzzTarget target, string fixtures, string findings, string folder)
    {
        Directory.CreateDirectory(folder);
        int count = 0;
        foreach (byte[] seed in target.Seeds(fixtures).Concat(Findings(target, findings)))
        {
            File.WriteAllBytes(Path.Combine(folder, $"{count++:D3}"), seed);
        }

        return count;
    }

    private static IEnumerable<byte[]> Findings(FuzzTarget target, string findings)
    {
        string folder = Path.Combine(findings, target.Name);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
    }
}
