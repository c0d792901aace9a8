using System.Diagnostics;
using System.Globalization;

namespace AxisOps.Cli.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly Workbench bench = new();

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_StopsTheScriptRunsItsFinallyAndExitsWith130(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        string script = bench.Script("try { 'ready'; while ($true) { [Threading.Thread]::Sleep(20) } } finally { [Console]::Error.WriteLine('cleaned') }");
        long sent = 0;

        ProgramRun run = await BuiltProgram.RunAsync(["run", "--module", bench.ModuleFolder, script], environment: [], async (process, output) =>
        {
            Assert.Equal("ready", await output.ReadLineAsync());
            sent = Stopwatch.GetTimestamp();
            using Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            return string.Empty;
        });

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("cleaned", run.Error, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(sent), TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }
}
