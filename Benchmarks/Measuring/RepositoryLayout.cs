namespace AxisOps.Benchmarks.Measuring;

/// <summary>Where things are in the repository that the benchmarks run in.</summary>
internal static class RepositoryLayout
{
    /// <summary>Gets the top folder: the one with the solution.</summary>
    internal static string Root { get; } = Find();

    /// <summary>Gets the simulator as it is staged with the module.</summary>
    internal static string Simulator => Path.Combine(Root, "out", "AxisOps", "simulator", "AxisOps.Simulator.dll");

    /// <summary>Gets the folder of the results so far.</summary>
    internal static string History => Path.Combine(Root, "Benchmarks", "history");

    private static string Find()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AxisOps.slnx")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar));
        }

        return folder ?? throw new InvalidOperationException("This is to be run inside the repository.");
    }
}
