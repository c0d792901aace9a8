using System.CommandLine;

namespace AxisOps.Benchmarks;

/// <summary>Runs every benchmark with the sizes of the goals, one after the other.</summary>
internal static class AllCommand
{
    internal static Command Create(IReadOnlyList<Command> benchmarks)
    {
        Option<bool> quick = new("--quick") { Description = "Small sizes: shows that everything works, measures nothing worth keeping." };
        Option<bool> noHistory = BenchmarkOptions.NoHistory();
        Command all = new("all", "Runs every benchmark, one after the other.") { quick, noHistory };
        all.SetAction(async (parsed, cancellationToken) =>
        {
            int worst = 0;
            foreach (Command benchmark in benchmarks)
            {
                if (parsed.GetValue(quick) && benchmark.Options.All(option => option.Name != "--quick"))
                {
                    await Console.Out.WriteLineAsync($"== {benchmark.Name} has no quick form; left out").ConfigureAwait(false);
                    continue;
                }

                string[] sizes = parsed.GetValue(quick) ? ["--quick"] : benchmark.Name == "fleet" ? ["--count", "100", "1000", "5000"] : [];
                sizes = parsed.GetValue(noHistory) ? [.. sizes, "--no-history"] : sizes;
                await Console.Out.WriteLineAsync($"== {benchmark.Name} {string.Join(' ', sizes)}").ConfigureAwait(false);
                worst = Math.Max(worst, await benchmark.Parse(sizes).InvokeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
            }

            return worst;
        });
        return all;
    }
}
