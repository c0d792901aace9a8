using System.Diagnostics;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>A program that nobody here wrote, run until disposed.</summary>
internal sealed class PeerService : IDisposable
{
    private readonly Process process;

    private PeerService(Process process) => this.process = process;

    /// <summary>Starts a program and waits until it says that it is ready.</summary>
    /// <param name="command">The program and its arguments.</param>
    public static async Task<PeerService> StartAsync(params string[] command)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        void Hear(string? line)
        {
            lock (said)
            {
                said.Add(line ?? string.Empty);
            }

            if (line == "ready")
            {
                ready.TrySetResult();
            }
        }

        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"{command[0]} ended: {string.Join('\n', said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var service = new PeerService(process);
        try
        {
            await ready.Task.WaitAsync(TimeSpan.FromSeconds(60));
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
