using System.CommandLine;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Startup;

/// <summary>How long it takes until a command can be given.</summary>
internal static class StartupCommand
{
    private const int FixedMs = 100;

    internal static Command Create()
    {
        Option<string> powershell = new("--pwsh") { Description = "The PowerShell to measure in.", DefaultValueFactory = _ => "pwsh" };
        Command command = new("startup", "Measures Import-Module beside an empty module, axisops --version beside a hello world, and the first device of a session.") { powershell };
        var run = new BenchmarkOptions(command, 15, "Each start");
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(run.Rounds(parsed), run.Keeps(parsed), parsed.GetValue(powershell)!, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int rounds, bool keep, string powershell, CancellationToken cancellationToken)
    {
        var options = new SimulatorOptions { Count = 1, Profiles = ["p3265-v-12.11.77"], Network = "127.79.0.0/24", Seed = 79, Mdns = false };
        SimulatorProcess simulator = await SimulatorProcess.StartAsync(Repository.Simulator, options, cancellationToken).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            string folder = Directory.CreateTempSubdirectory("axisops-benchmark-startup-").FullName;
            try
            {
                var benchmark = new StartupBenchmark(folder, powershell, simulator);
                IReadOnlyList<StartupRow> rows = await benchmark.MeasureAsync(rounds, cancellationToken).ConfigureAwait(false);
                await TellAsync(rows, rounds, keep, cancellationToken).ConfigureAwait(false);
                return 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                await Console.Error.WriteLineAsync($"{powershell} or dotnet is missing: nothing was measured.").ConfigureAwait(false);
                return 1;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task TellAsync(IReadOnlyList<StartupRow> rows, int rounds, bool keep, CancellationToken cancellationToken)
    {
        double Of(string name) => Statistics.Median(rows.Single(row => row.Name == name).Ms);
        var table = new TextTable("Started", "Runs", "Median ms", "Min ms", "Max ms", "Process CPU ms");
        foreach (StartupRow row in rows)
        {
            table.Add(
                row.Name,
                FormattableString.Invariant($"{row.Ms.Count}"),
                FormattableString.Invariant($"{Statistics.Median(row.Ms):0.0}"),
                FormattableString.Invariant($"{row.Ms.Min():0.0}"),
                FormattableString.Invariant($"{row.Ms.Max():0.0}"),
                FormattableString.Invariant($"{Statistics.Median(row.ProcessorMs):0}"));
        }

        double empty = Of(StartupBenchmark.EmptyModule);
        Goal[] goals =
        [
            new("Import-Module, of twice an empty script module and 100 ms", 1, IsAtLeast: false, Of(StartupBenchmark.Module) / ((2 * empty) + FixedMs)),
            new("axisops --version, of a hello world", 2, IsAtLeast: false, Of(StartupBenchmark.Version) / Of(StartupBenchmark.Hello)),
        ];
        await Console.Out.WriteLineAsync($"{Machine.Current}\n\n{table}\n{Goal.Table(goals)}").ConfigureAwait(false);
        if (!keep)
        {
            return;
        }

        var ratios = new Dictionary<string, double>
        {
            ["import of 2x empty + 100 ms"] = goals[0].Measured,
            ["import over empty with a manifest"] = Of(StartupBenchmark.Module) / Of(StartupBenchmark.EmptyManifest),
            ["axisops --version over hello world"] = goals[1].Measured,
            ["first Get-Device over the second"] = Of(StartupBenchmark.FirstDevice) / Of(StartupBenchmark.NextDevice),
        };
        await HistoryFile.AppendAsync("startup", new Dictionary<string, string> { ["rounds"] = FormattableString.Invariant($"{rounds}") }, ratios, goals, [.. rows], cancellationToken).ConfigureAwait(false);
    }
}
