namespace AxisOps.Benchmarks;

/// <summary>Where things are in the repository that this program was built in.</summary>
internal static class Repository
{
    /// <summary>Gets the root folder.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>Gets the simulator as the build staged it.</summary>
    internal static string Simulator { get; } = Staged("simulator/AxisOps.Simulator.dll");

    /// <summary>Gets the module as the build staged it.</summary>
    internal static string Module { get; } = Staged("AxisOps.psd1");

    /// <summary>Gets the axisops program, as it was built beside this one.</summary>
    internal static string Program { get; } = Path.Combine(
        Root, "src", "AxisOps.Cli", "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!, "net10.0", "axisops.dll");

    /// <summary>Gets the folder of the stored history.</summary>
    internal static string History { get; } = Path.Combine(Root, "Benchmarks", "history");

    /// <summary>Gives a file beside this program.</summary>
    /// <param name="name">Its name, with forward slashes.</param>
    /// <returns>Its path.</returns>
    internal static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name.Replace('/', Path.DirectorySeparatorChar));

    private static string Staged(string name) => Path.Combine(Root, "out", "AxisOps", name.Replace('/', Path.DirectorySeparatorChar));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "AxisOps.slnx")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar));
        }

        return folder ?? throw new InvalidOperationException("The benchmarks run inside the repository only.");
    }
}
