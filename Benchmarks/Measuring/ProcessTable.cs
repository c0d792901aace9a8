using System.Diagnostics;
using System.Globalization;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>Costs as the operating system counts them (proc(5)).</summary>
internal static class ProcessTable
{
    /// <summary>What <c>/proc</c> counts processor time in: user space always sees hundredths of a second.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Gets the processor time of all children that this process has waited for, and of theirs; zero where it cannot be told.</summary>
    internal static TimeSpan WaitedProcessorTime() => Fields("/proc/self/stat") is { } fields ? Ticks(fields, 13, 14) : TimeSpan.Zero;

    /// <summary>Gets the processor time of a running process, those it waited for included; null when it is gone.</summary>
    internal static TimeSpan? OwnProcessorTime(Process process)
    {
        if (Fields($"/proc/{process.Id}/stat") is { } fields)
        {
            return Ticks(fields, 11, 12, 13, 14);
        }

        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Gets the resident memory of a process and all it started, in bytes; what shared pages there are counts each time.</summary>
    internal static long ResidentBytes(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            process.Refresh();
            return process.HasExited ? 0 : process.PeakWorkingSet64;
        }

        long sum = 0;
        var left = new Stack<string>([process.Id.ToString(CultureInfo.InvariantCulture)]);
        while (left.TryPop(out string? id))
        {
            sum += Resident(id);
            foreach (string child in Read($"/proc/{id}/task/{id}/children")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                left.Push(child);
            }
        }

        return sum;
    }

    private static long Resident(string id)
    {
        string? line = Read($"/proc/{id}/status")?.Split('\n').FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : 1024 * long.Parse(line["VmRSS:".Length..^2].Trim(), CultureInfo.InvariantCulture);
    }

    /// <summary>Gives the fields after the command, whose own text may hold blanks and brackets.</summary>
    private static string[]? Fields(string path) => Read(path) is { } text ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : null;

    private static TimeSpan Ticks(string[] fields, params ReadOnlySpan<int> which)
    {
        long sum = 0;
        foreach (int index in which)
        {
            sum += long.Parse(fields[index], CultureInfo.InvariantCulture);
        }

        return TimeSpan.FromSeconds(sum / TicksPerSecond);
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
