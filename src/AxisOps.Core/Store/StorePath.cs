namespace AxisOps.Core.Store;

/// <summary>Decides which file the fleet store is.</summary>
public static class StorePath
{
    /// <summary>The environment variable that names the store where no parameter does.</summary>
    public const string EnvironmentVariable = "AXISOPS_STORE";

    /// <summary>The file's name in a folder that was given, and in the user's data folder.</summary>
    public const string FileName = "fleet.db";

    /// <summary>
    /// Chooses the first that is given: the parameter, the variable, the user's data folder. A folder means <see cref="FileName"/> in it:
    /// one that exists, or any path that ends with a separator.
    /// </summary>
    /// <param name="explicitPath">The value of <c>-StorePath</c>, already made absolute; null or blank when not given.</param>
    /// <param name="variable">The value of <see cref="EnvironmentVariable"/>; null or blank when not set.</param>
    /// <param name="dataFolder">
    /// The user's <see cref="Environment.SpecialFolder.LocalApplicationData"/>, asked for with
    /// <see cref="Environment.SpecialFolderOption.DoNotVerify"/> because a new account has no such folder yet; blank when there is no home.
    /// </param>
    /// <returns>The absolute path of the file, which need not exist.</returns>
    /// <exception cref="StoreException">The chosen path is not absolute, or there is none.</exception>
    public static string Resolve(string? explicitPath, string? variable, string? dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(explicitPath))
        {
            return Absolute(explicitPath, "is not an absolute path", "Give -StorePath the whole path of a file or folder.");
        }

        if (!string.IsNullOrWhiteSpace(variable))
        {
            return Absolute(variable, "is not an absolute path", $"Set {EnvironmentVariable} to the whole path of a file or folder.");
        }

        string action = $"Give -StorePath, or set {EnvironmentVariable}, to the whole path of a file or folder.";
        return string.IsNullOrWhiteSpace(dataFolder)
            ? throw new StoreException(FileName, "has no place: this account has no data folder", action)
            : Absolute(Path.Combine(dataFolder, "AxisOps", FileName), "is not an absolute path", action);
    }

    private static string Absolute(string path, string problem, string action)
    {
        if (!Path.IsPathFullyQualified(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new StoreException(path, problem, action);
        }

        string full = Path.GetFullPath(path);
        return Path.EndsInDirectorySeparator(full) || Directory.Exists(full) ? Path.Combine(full, FileName) : full;
    }
}
