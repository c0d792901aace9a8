using System.CommandLine;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>A peer inside this program, run by the benchmark as a process of its own.</summary>
internal static class WorkerCommand
{
    internal static Command Create()
    {
        Argument<string> kind = new("kind");
        kind.AcceptOnlyFromAmong("axisops", "bare1", "bare2");
        Argument<string> folder = new("folder");
        Argument<int> concurrency = new("concurrency");
        Argument<int> rounds = new("rounds");
        Option<bool> heap = new("--heap");
        Command command = new("worker", "One peer of the fleet benchmark.") { kind, folder, concurrency, rounds, heap };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new WorkerOptions(parsed.GetValue(folder)!, parsed.GetValue(concurrency), parsed.GetValue(rounds), parsed.GetValue(heap));
            if (parsed.GetValue(kind) == "axisops")
            {
                await AxisOpsWorker.RunAsync(options, cancellationToken).ConfigureAwait(false);
                return;
            }

            using var bare = new BareWorker(options, parsed.GetValue(kind) == "bare2" ? new Version(2, 0) : new Version(1, 1));
            await bare.RunAsync(cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
