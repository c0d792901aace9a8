using System.Runtime.InteropServices;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>The machine a result is from, as far as it may be told: no names, no paths.</summary>
/// <param name="Cores">How many processors .NET sees.</param>
/// <param name="MemoryMebibytes">How much memory .NET may use.</param>
/// <param name="System">The operating system and its processor architecture.</param>
/// <param name="Runtime">The version of .NET.</param>
/// <param name="Load">The load average of the last minute when the run began, others' work included; null where it cannot be told.</param>
internal sealed record MachineFacts(int Cores, long MemoryMebibytes, string System, string Runtime, double? Load)
{
    internal static MachineFacts Read() => new(
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024),
        $"{(OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "other")} {RuntimeInformation.OSArchitecture}",
        RuntimeInformation.FrameworkDescription,
        LoadAverage());

    private static double? LoadAverage() => OperatingSystem.IsLinux()
        ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], global::System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
