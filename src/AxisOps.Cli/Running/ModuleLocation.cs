namespace AxisOps.Cli.Running;

/// <summary>Finds the AxisOps module: beside a packaged program in <c>Modules</c>, else staged in the checkout it was built from.</summary>
internal static class ModuleLocation
{
    private const string ManifestName = "AxisOps.psd1";

    /// <summary>Gives the manifest's full path, or null and the reason.</summary>
    public static string? Find(string? typed, string programFolder, out string? problem)
    {
        string? manifest = Candidates(typed, programFolder).Select(folder => Path.Combine(folder, ManifestName)).FirstOrDefault(File.Exists);
        problem = manifest is not null ? null
            : typed is not null ? $"There is no {ManifestName} in '{typed}'."
            : $"The AxisOps module was not found: no Modules/AxisOps/{ManifestName} beside the program and no out/AxisOps/{ManifestName} above it. "
                + "In a checkout, 'dotnet build src/AxisOps.Cli' stages it.";
        return manifest;
    }

    /// <summary>
    /// Puts the module's parent first on the module path, for auto-loading and <c>#requires</c>. Folders of an installed PowerShell
    /// are left out: its modules belong to its own engine and would fail to load into this one.
    /// </summary>
    public static string SearchPath(string manifest, string? inherited)
    {
        string parent = Path.GetDirectoryName(Path.GetDirectoryName(manifest)!)!;
        IEnumerable<string> others = (inherited ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => folder != parent && !Directory.Exists(Path.Combine(folder, "Microsoft.PowerShell.Utility")));
        return string.Join(Path.PathSeparator, others.Prepend(parent));
    }

    private static IEnumerable<string> Candidates(string? typed, string programFolder)
    {
        if (typed is not null)
        {
            yield return Path.GetFullPath(typed);
            yield break;
        }

        yield return Path.Combine(programFolder, "Modules", "AxisOps");
        for (DirectoryInfo? folder = new(programFolder); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AxisOps.slnx")))
            {
                yield return Path.Combine(folder.FullName, "out", "AxisOps");
            }
        }
    }
}
