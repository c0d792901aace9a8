using System.CommandLine;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Stop;

/// <summary>How long Ctrl-C takes.</summary>
internal static class StopCommand
{
    private const double LimitMs = 100;

    internal static Command Create()
    {
        Option<int> throttle = new("--throttle") { Description = "How many devices are waited for at once when the stop comes.", DefaultValueFactory = _ => 32 };
        Option<string?> match = new("--match") { Description = "Only commands whose name holds this text; nothing is kept in the history then." };
        Command command = new("stop", "Stops every command that works on a fleet, in the middle, and measures how long its pipeline takes to end; what it leaves running is an error.") { throttle, match };
        var run = new BenchmarkOptions(command, 5, "Each command in each situation");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(throttle), run.Rounds(parsed), run.Keeps(parsed), parsed.GetValue(match), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(int throttle, int rounds, bool keeps, string? match, CancellationToken cancellationToken)
    {
        StopFleet fleet = await StopFleet.StartAsync(throttle, cancellationToken).ConfigureAwait(false);
        await using (fleet.ConfigureAwait(false))
        {
            var benchmark = new StopBenchmark(fleet, throttle, rounds);
            IReadOnlyList<string> uncovered = benchmark.Uncovered();
            foreach (string cmdlet in uncovered)
            {
                await Console.Error.WriteLineAsync($"{cmdlet} works on a fleet, and no scenario stops it: add one to Benchmarks/Stop/StopScenarios.cs.").ConfigureAwait(false);
            }

            List<StopMeasurement> measured = [];
            foreach (StopScenario scenario in StopScenarios.All.Where(scenario => match is null || scenario.Name.Contains(match, StringComparison.OrdinalIgnoreCase)))
            {
                foreach (StopTrouble trouble in scenario.Troubles)
                {
                    measured.Add(await benchmark.MeasureAsync(scenario, trouble, cancellationToken).ConfigureAwait(false));
                    await Console.Error.WriteAsync('.').ConfigureAwait(false);
                }
            }

            await Console.Error.WriteLineAsync().ConfigureAwait(false);
            await TellAsync(measured, throttle, rounds, keeps && match is null, cancellationToken).ConfigureAwait(false);
            return uncovered.Count > 0 || measured.Any(row => row.Left > 0) ? 1 : 0;
        }
    }

    private static double Median(StopMeasurement row) => Statistics.Median(row.Stops.Select(stop => stop.Ms));

    private static async Task TellAsync(IReadOnlyList<StopMeasurement> measured, int throttle, int rounds, bool keeps, CancellationToken cancellationToken)
    {
        var table = new TextTable("Stopped", "While", "Runs", "Median ms", "Max ms", "CPU ms", "Left");
        foreach (StopMeasurement row in measured)
        {
            table.Add(
                row.Scenario,
                row.Trouble,
                FormattableString.Invariant($"{row.Stops.Count}"),
                FormattableString.Invariant($"{Median(row):0.0}"),
                FormattableString.Invariant($"{row.Stops.Max(stop => stop.Ms):0.0}"),
                FormattableString.Invariant($"{Statistics.Median(row.Stops.Select(stop => stop.ProcessorMs)):0.0}"),
                FormattableString.Invariant($"{row.Left}"));
        }

        Goal[] goals =
        [
            new("Slowest median stop, ms", LimitMs, IsAtLeast: false, measured.Max(Median)),
            new("Left running", 0, IsAtLeast: false, measured.Sum(row => row.Left)),
        ];
        await Console.Out.WriteLineAsync($"{Machine.Current}\n\n{table}\n{Goal.Table(goals)}").ConfigureAwait(false);
        if (keeps)
        {
            Dictionary<string, double> figures = measured
                .GroupBy(row => row.Scenario)
                .ToDictionary(rows => rows.Key + " ms", rows => Statistics.Median(rows.SelectMany(row => row.Stops).Select(stop => stop.Ms)));
            Dictionary<string, string> settings = new() { ["throttle"] = FormattableString.Invariant($"{throttle}"), ["rounds"] = FormattableString.Invariant($"{rounds}") };
            await HistoryFile.AppendAsync("stop", settings, figures, goals, [.. measured], cancellationToken).ConfigureAwait(false);
        }
    }
}
