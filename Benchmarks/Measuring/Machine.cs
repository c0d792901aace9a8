using System.Globalization;
using System.Runtime.InteropServices;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>What figures depend on. Neither names of computers and users nor paths: the history is public.</summary>
/// <param name="Cores">Processors that may be used.</param>
/// <param name="MemoryGiB">Memory that may be used.</param>
/// <param name="System">Operating system and architecture.</param>
/// <param name="Runtime">The .NET version.</param>
internal sealed record Machine(int Cores, double MemoryGiB, string System, string Runtime)
{
    internal static Machine Current { get; } = new(
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0, 1),
        $"{RuntimeInformation.RuntimeIdentifier} {(OperatingSystem.IsLinux() ? $"Linux {Environment.OSVersion.Version.ToString(2)}" : RuntimeInformation.OSDescription)}",
        RuntimeInformation.FrameworkDescription);

    /// <summary>
    /// Gets how many processes wanted a processor, averaged over the last minute; not a number where the system does not say. Well above the number of cores, times are
    /// those of a busy computer.
    /// </summary>
    internal static double Load
    {
        get
        {
            try
            {
                return double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return double.NaN;
            }
        }
    }

    public override string ToString() => FormattableString.Invariant($"{Cores} cores, {MemoryGiB} GiB, {System}, {Runtime}");
}
