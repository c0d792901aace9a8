using System.Diagnostics;
using System.Text;
using AxisOps.TestKit;

namespace AxisOps.Cli.Tests;

/// <summary>The built <c>axisops</c>, started as a child process with all three streams redirected.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Gets the program's assembly, of the same configuration as these tests.</summary>
    public static string Assembly { get; } = Path.Combine(
        Repository.Root, "src", "AxisOps.Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "axisops.dll");

    public static Task<ProgramRun> RunAsync(params string[] arguments) => RunAsync(arguments, environment: []);

    public static async Task<ProgramRun> RunAsync(
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string?>> environment,
        Func<Process, StreamReader, Task<string>>? meanwhile = null)
    {
        ProcessStartInfo start = new("dotnet", [Assembly, .. arguments]);
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        return await RunAsync(start, meanwhile);
    }

    public static async Task<ProgramRun> RunAsync(ProcessStartInfo start, Func<Process, StreamReader, Task<string>>? meanwhile = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(limit.Token);
            string early = meanwhile is null ? string.Empty : await meanwhile(process, process.StandardOutput).WaitAsync(limit.Token);
            process.StandardInput.Close();
            string output = early + await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramRun(process.ExitCode, output, await error);
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
