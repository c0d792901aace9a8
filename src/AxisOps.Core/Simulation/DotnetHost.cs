namespace AxisOps.Core.Simulation;

/// <summary>Finds the dotnet program that child processes are started with.</summary>
internal static class DotnetHost
{
    internal const string Missing =
        "The simulator needs the 'dotnet' program, which was not found. Install the .NET 10 SDK or the ASP.NET Core 10 runtime, or set DOTNET_ROOT.";

    /// <summary>Returns this process itself where it is dotnet, else DOTNET_HOST_PATH, else the one in DOTNET_ROOT, else the first of the search path.</summary>
    /// <exception cref="SimulatorException">There is none.</exception>
    public static string Find() => Find(Environment.ProcessPath, Environment.GetEnvironmentVariable);

    /// <summary>Looks at absolute paths only: a bare name would be looked for in the current directory first, where anybody may have put a program.</summary>
    internal static string Find(string? processPath, Func<string, string?> variable)
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        IEnumerable<string> folders = [variable("DOTNET_ROOT") ?? string.Empty, .. (variable("PATH") ?? string.Empty).Split(Path.PathSeparator)];
        IEnumerable<string?> candidates = [processPath, variable("DOTNET_HOST_PATH"), .. folders.Select(folder => Path.Combine(folder.Trim('"'), name))];
        return candidates.OfType<string>().FirstOrDefault(path =>
            Path.IsPathFullyQualified(path) && Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase) && File.Exists(path))
            ?? throw new SimulatorException(Missing);
    }
}
