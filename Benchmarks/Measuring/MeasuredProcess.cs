using System.Diagnostics;

namespace AxisOps.Benchmarks.Measuring;

/// <summary>Runs a command as a process of its own and says what it cost. Linux tells the costs of whole trees in <c>/proc</c>; elsewhere the process alone counts.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="start">The command.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <returns>Its cost, exit code and what it wrote.</returns>
    internal static async Task<(Cost Cost, int ExitCode, string Output, string Errors)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        TimeSpan before = ProcessTable.WaitedProcessorTime();
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            Task ended = process.WaitForExitAsync(cancellationToken);
            long peak = 0;
            TimeSpan own = TimeSpan.Zero;
            while (!ended.IsCompleted)
            {
                peak = Math.Max(peak, ProcessTable.ResidentBytes(process));
                own = ProcessTable.OwnProcessorTime(process) ?? own;
                await Task.WhenAny(ended, Task.Delay(Interval, cancellationToken)).ConfigureAwait(false);
            }

            await ended.ConfigureAwait(false);
            TimeSpan wall = Stopwatch.GetElapsedTime(begin);
            TimeSpan waited = ProcessTable.WaitedProcessorTime() - before;
            return (new Cost(wall, waited > TimeSpan.Zero ? waited : own, peak), process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
