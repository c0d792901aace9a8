using System.CommandLine;
using System.Globalization;
using AxisOps.Benchmarks.Fleet;
using AxisOps.Benchmarks.Fleet.Peers;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Growth;

/// <summary>
/// The command <c>growth</c>: whether a device of a large fleet costs what one of a small fleet does. What a process costs before its first device is measured
/// with a fleet of one and taken off.
/// </summary>
internal static class GrowthCommand
{
    private const double Limit = 1.15;

    internal static Command Create()
    {
        Option<int[]> count = new("--count") { Description = "Numbers of devices. Default: 100 1000 5000 10000", AllowMultipleArgumentsPerToken = true };
        Option<int> throttle = new("--throttle") { Description = "How many devices at once; 0 for the default.", DefaultValueFactory = _ => 0 };
        Command command = new("growth", "Shows how the cost of a device grows with the fleet.") { count, throttle };
        var run = new BenchmarkOptions(command, 3, "4 and 8 devices");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            bool isQuick = run.IsQuick(parsed);
            int[] counts = isQuick ? [4, 8] : parsed.GetValue(count) is { Length: > 0 } some ? [.. some.Order()] : [100, 1000, 5000, 10_000];
            return await BenchmarkOptions.TellFailureAsync("growth", () => RunAsync(counts, parsed.GetValue(throttle), run.Rounds(parsed), isQuick, run.Keeps(parsed), cancellationToken)).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task RunAsync(int[] counts, int throttle, int rounds, bool isQuick, bool keeps, CancellationToken cancellationToken)
    {
        int[] all = [1, .. counts];
        var samples = all.ToDictionary(count => count, _ => new List<PeerSample>());
        FleetStage stage = await FleetStage.StartAsync("growth", counts.Max(), FleetSettings.DefaultProfiles, cancellationToken).ConfigureAwait(false);
        await using (stage.ConfigureAwait(false))
        {
            for (int round = 0; round < rounds; round++)
            {
                foreach (int count in all)
                {
                    samples[count].Add(await PeerRunner.RunAsync(stage, FleetPeers.Engine, count, throttle, 1, cancellationToken).ConfigureAwait(false));
                }
            }
        }

        Console.WriteLine($"{Machine.Current}\n");
        Console.WriteLine("Per device, less what a fleet of one costs. The simulator's share shows how much of a growth is its own.");
        var table = new TextTable("devices", "wall ms", "cpu ms", "+-%", "KiB", "peak MiB", "simulator cpu ms", "cpu, times that of the smallest");
        foreach (int count in counts)
        {
            List<PeerSample> some = samples[count];
            table.Add(
                count.ToString(CultureInfo.InvariantCulture),
                Text(PerDevice(samples, count, sample => sample.Cost.Wall.TotalMilliseconds)),
                Text(PerDevice(samples, count, Processor)),
                Text(50 * Statistics.Spread([.. some.Select(Processor)])),
                Text(PerDevice(samples, count, Allocated)),
                Text(Statistics.Median(some.Select(sample => sample.Cost.PeakBytes / 1048576.0))),
                Text(PerDevice(samples, count, sample => sample.Simulator.TotalMilliseconds)),
                Text(PerDevice(samples, count, Processor) / PerDevice(samples, counts[0], Processor)));
        }

        Console.WriteLine(table);
        Goal[] goals =
        [
            .. counts.SkipLast(1).Select(count => new Goal(
                string.Create(CultureInfo.InvariantCulture, $"processor time per device, {counts[^1]} : {count} devices"),
                Limit,
                false,
                PerDevice(samples, counts[^1], Processor) / PerDevice(samples, count, Processor))),
            .. counts.SkipLast(1).Select(count => new Goal(
                string.Create(CultureInfo.InvariantCulture, $"allocations per device, {counts[^1]} : {count} devices"),
                Limit,
                false,
                PerDevice(samples, counts[^1], Allocated) / PerDevice(samples, count, Allocated))),
        ];
        if (!isQuick)
        {
            Console.WriteLine(Goal.Table(goals));
        }

        if (keeps)
        {
            await HistoryFile.AppendAsync(
                "growth",
                new Dictionary<string, string> { ["counts"] = string.Join(',', counts), ["throttle"] = throttle.ToString(CultureInfo.InvariantCulture) },
                goals.ToDictionary(goal => goal.Name, goal => goal.Measured),
                goals,
                [.. counts.Select(count => new { devices = count, processorMs = Math.Round(PerDevice(samples, count, Processor), 3), allocatedKiB = Math.Round(PerDevice(samples, count, Allocated), 1) })],
                cancellationToken).ConfigureAwait(false);
        }
    }

    private static double Processor(PeerSample sample) => sample.Cost.Processor.TotalMilliseconds;

    private static double Allocated(PeerSample sample) => sample.Rounds[0].AllocatedBytes / 1024.0;

    private static double PerDevice(Dictionary<int, List<PeerSample>> samples, int count, Func<PeerSample, double> cost) =>
        (Statistics.Median(samples[count].Select(cost)) - Statistics.Median(samples[1].Select(cost))) / Math.Max(1, count - 1);

    private static string Text(double value) => double.IsNaN(value) ? "" : value.ToString("0.##", CultureInfo.InvariantCulture);
}
