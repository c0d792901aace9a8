using System.Diagnostics;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>Starts this program again, as a process of its own that can be measured.</summary>
internal static class OwnProgram
{
    /// <summary>Makes the command.</summary>
    /// <param name="arguments">Its arguments.</param>
    internal static ProcessStartInfo Command(params IEnumerable<string> arguments)
    {
        string self = Environment.ProcessPath!;
        bool isHost = Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(self, isHost ? ["exec", Repository.Beside("AxisOps.Benchmarks.dll"), .. arguments] : arguments);
    }
}
