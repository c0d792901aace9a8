using System.CommandLine;
using System.Globalization;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.History;

/// <summary>Shows how the figures went over time.</summary>
internal static class HistoryCommand
{
    private const int MostRuns = 5;

    internal static Command Create()
    {
        Argument<string[]> benchmarks = new("benchmark") { Description = "Which benchmarks; all of them without it.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> match = new("--match") { Description = "Only figures whose name holds this text." };
        Command command = new("history", "Shows how the figures went over time, the newest runs on the right.") { benchmarks, match };
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(benchmarks) is { Length: > 0 } some ? some : [.. HistoryFile.Benchmarks];
            foreach (string name in named)
            {
                Show(name, parsed.GetValue(match));
            }

            return 0;
        });
        return command;
    }

    private static void Show(string benchmark, string? match)
    {
        HistoryEntry[] runs = [.. HistoryFile.Read(benchmark).TakeLast(MostRuns)];
        if (runs.Length == 0)
        {
            Console.WriteLine($"{benchmark}: nothing was kept yet.");
            return;
        }

        var table = new TextTable([benchmark, .. runs.Select(run => run.Date.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture))]);
        table.Add(["commit", .. runs.Select(run => run.Commit)]);
        table.Add(["cores", .. runs.Select(run => run.Machine.Cores.ToString(CultureInfo.InvariantCulture))]);
        table.Add(["load", .. runs.Select(run => run.Load.ToString("0.0", CultureInfo.InvariantCulture))]);
        foreach (string name in runs.SelectMany(run => run.Ratios.Keys).Distinct().Where(name => match is null || name.Contains(match, StringComparison.OrdinalIgnoreCase)))
        {
            table.Add([name, .. runs.Select(run => run.Ratios.TryGetValue(name, out double value) ? value.ToString("0.###", CultureInfo.InvariantCulture) : "")]);
        }

        Console.WriteLine(table);
    }
}
