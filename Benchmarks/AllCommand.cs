using System.CommandLine;

namespace AxisOps.Benchmarks;

/// <summary>Runs every benchmark with the sizes of the goals, one after the other.</summary>
internal static class AllCommand
{
    internal static Command Create(IReadOnlyList<Command> benchmarks)
    {
        Option<bool> quick = new("--quick") { Description = "Small sizes: shows that everything works, measures nothing worth keeping." };
        Command all = new("all", "Runs every benchmark, one after the other.") { quick };
        all.SetAction(async (parsed, cancellationToken) =>
        {
            int worst = 0;
            foreach (Command benchmark in benchmarks)
            {
                string[] sizes = parsed.GetValue(quick) ? ["--quick"] : benchmark.Name == "fleet" ? ["--count", "100", "1000", "5000"] : [];
                string[] known = sizes is ["--quick"] && benchmark.Options.All(option => option.Name != "--quick") ? [] : sizes;
                await Console.Out.WriteLineAsync($"== {benchmark.Name} {string.Join(' ', known)}").ConfigureAwait(false);
                worst = Math.Max(worst, await benchmark.Parse(known).InvokeAsync(cancellationToken: cancellationToken).ConfigureAwait(false));
            }

            return worst;
        });
        return all;
    }
}
