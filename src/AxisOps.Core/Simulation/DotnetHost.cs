namespace AxisOps.Core.Simulation;

/// <summary>Finds the dotnet program that child processes are started with.</summary>
internal static class DotnetHost
{
    /// <summary>Returns this process itself where it is dotnet, else DOTNET_HOST_PATH, else DOTNET_ROOT, else the name for the search path.</summary>
    public static string Find()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string?[] candidates =
        [
            Environment.ProcessPath,
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? Path.Combine(root, name) : null,
        ];
        return candidates.FirstOrDefault(path =>
            path is not null && Path.GetFileName(path).Equals(name, StringComparison.OrdinalIgnoreCase) && File.Exists(path)) ?? name;
    }
}
