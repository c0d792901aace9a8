using System.CommandLine;
using System.Globalization;
using AxisOps.Benchmarks.Fleet;
using AxisOps.Benchmarks.Fleet.Peers;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Memory;

/// <summary>The command <c>memory</c>: what ten times as many devices need, cold, results streamed, kept connections capped as by default.</summary>
internal static class MemoryCommand
{
    private const double Limit = 1.3;

    internal static Command Create()
    {
        Option<int> small = new("--small") { Description = "The smaller number of devices.", DefaultValueFactory = _ => 1000 };
        Option<int> large = new("--large") { Description = "The larger number of devices.", DefaultValueFactory = _ => 10_000 };
        Option<int> throttle = new("--throttle") { Description = "How many devices at once; 0 for the default.", DefaultValueFactory = _ => 0 };
        Command command = new("memory", "Compares the memory of a fleet with that of one of ten times the size.") { small, large, throttle };
        var run = new BenchmarkOptions(command, 3, "8 and 16 devices");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            bool isQuick = run.IsQuick(parsed);
            (int few, int many) = isQuick ? (8, 16) : (parsed.GetValue(small), parsed.GetValue(large));
            return await BenchmarkOptions.TellFailureAsync("memory", () => RunAsync(few, many, run.Rounds(parsed), parsed.GetValue(throttle), isQuick, run.Keeps(parsed), cancellationToken)).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task RunAsync(int few, int many, int rounds, int throttle, bool isQuick, bool keeps, CancellationToken cancellationToken)
    {
        int[] counts = [few, many];
        var samples = counts.ToDictionary(count => count, _ => new List<WorkerResult>());
        FleetStage stage = await FleetStage.StartAsync("memory", many, FleetSettings.DefaultProfiles, cancellationToken).ConfigureAwait(false);
        await using (stage.ConfigureAwait(false))
        {
            for (int round = 0; round < rounds; round++)
            {
                foreach (int count in counts)
                {
                    PeerSample sample = await PeerRunner.RunAsync(stage, FleetPeers.Engine, count, throttle, 1, cancellationToken, measuresHeap: true).ConfigureAwait(false);
                    samples[count].Add(sample.Rounds[0]);
                }
            }
        }

        var table = new TextTable("devices", "peak MiB", "+-%", "heap after MiB", "KiB/device", "collections");
        foreach (int count in counts)
        {
            List<WorkerResult> some = samples[count];
            table.Add(
                count.ToString(CultureInfo.InvariantCulture),
                Text(Peak(some) / 1048576),
                Text(50 * Statistics.Spread([.. some.Select(result => (double)result.PeakBytes)])),
                Text(Heap(some) / 1048576),
                Text(Statistics.Median(some.Select(result => result.AllocatedBytes / 1024.0 / count))),
                Text(Statistics.Median(some.Select(result => (double)result.Collections))));
        }

        Console.WriteLine($"{Machine.Current}\n");
        Console.WriteLine(table);
        var ratios = new Dictionary<string, double>
        {
            ["peak memory"] = Peak(samples[many]) / Peak(samples[few]),
            ["heap after the run"] = Heap(samples[many]) / Heap(samples[few]),
        };
        Goal[] goals = [new(string.Create(CultureInfo.InvariantCulture, $"peak memory, {many} : {few} devices"), Limit, false, ratios["peak memory"])];
        if (!isQuick)
        {
            Console.WriteLine(Goal.Table(goals));
        }

        if (keeps)
        {
            await HistoryFile.AppendAsync(
                "memory",
                new Dictionary<string, string> { ["counts"] = string.Join(',', counts), ["throttle"] = throttle.ToString(CultureInfo.InvariantCulture) },
                ratios,
                goals,
                [.. counts.Select(count => new { devices = count, peakMiB = Math.Round(Peak(samples[count]) / 1048576, 1), heapMiB = Math.Round(Heap(samples[count]) / 1048576, 2) })],
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static double Peak(IEnumerable<WorkerResult> results) => Statistics.Median(results.Select(result => (double)result.PeakBytes));

    private static double Heap(IEnumerable<WorkerResult> results) => Statistics.Median(results.Select(result => (double)result.HeapBytes!.Value));

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("0.#", CultureInfo.InvariantCulture);
}
