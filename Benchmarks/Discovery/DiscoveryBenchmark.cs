using System.Diagnostics;
using System.Globalization;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Discovery;

/// <summary>Lets a simulated fleet be found, by AxisOps and by what else there is, one after the other.</summary>
internal static class DiscoveryBenchmark
{
    /// <summary>Releases that announce themselves by all three protocols.</summary>
    internal static readonly string[] Profiles = ["p3245-lve-11.11.192", "m1075-l-11.11.192", "q1951-e-11.11.192", "p8815-2-11.11.192"];

    private const double Mebibyte = 1024 * 1024;

    internal static async Task<List<DiscoveryResult>> RunAsync(
        int count, IReadOnlyList<string> profiles, IReadOnlyList<string> searches, int timeoutSec, CancellationToken cancellationToken)
    {
        var options = new SimulatorOptions { Count = count, Profiles = profiles };
        SimulatorProcess simulator = await SimulatorProcess.StartAsync(Repository.Simulator, options, cancellationToken).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            using Process process = Process.GetProcessById(simulator.Simulator.ProcessId);
            HashSet<string> announced = [.. simulator.Simulator.Devices.Select(device => device.SerialNumber)];
            await SettleAsync(process, cancellationToken).ConfigureAwait(false);
            var results = new List<DiscoveryResult>();
            foreach (string search in searches)
            {
                DiscoveryResult result = search == "avahi"
                    ? await AvahiAsync(announced, process, cancellationToken).ConfigureAwait(false)
                    : await FindAsync(search, announced, process, timeoutSec, cancellationToken).ConfigureAwait(false);
                results.Add(result);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{result.Finder,-16} found {result.Found} of {result.Announced}, {result.Twice} twice, {result.WithSetup} with setup; half after {result.HalfSeconds:0.0} s, last {result.LastSeconds:0.0} s, end {result.WallSeconds:0.0} s; cpu {result.ProcessorSeconds:0.0} s, {result.PeakMebibytes:0} MiB; simulator {result.SimulatorProcessorSeconds:0.0} s; {result.Dropped} packets dropped"));
                await SettleAsync(process, cancellationToken).ConfigureAwait(false);
            }

            return results;
        }
    }

    /// <summary>Waits until the simulator has nothing more to say: it probes for its names, announces them twice, and repeats its other announcements.</summary>
    private static async Task SettleAsync(Process process, CancellationToken cancellationToken)
    {
        var quiet = TimeSpan.FromMilliseconds(40);
        for (int calm = 0; calm < 4;)
        {
            TimeSpan before = ProcessTable.OwnProcessorTime(process)!.Value;
            await Task.Delay(1000, cancellationToken).ConfigureAwait(false);
            calm = ProcessTable.OwnProcessorTime(process)!.Value - before <= quiet ? calm + 1 : 0;
        }
    }

    private static async Task<DiscoveryResult> FindAsync(string search, HashSet<string> announced, Process simulator, int timeoutSec, CancellationToken cancellationToken)
    {
        var start = OwnProgram.Command("discovery-worker", search, timeoutSec.ToString(CultureInfo.InvariantCulture));
        (Cost cost, string output, TimeSpan simulated, long dropped) = await RunAsync(start, simulator, cancellationToken).ConfigureAwait(false);
        string[][] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Where(fields => announced.Contains(fields[0]))];
        double[] first = [.. lines.GroupBy(fields => fields[0]).Select(same => same.Min(fields => double.Parse(fields[1], CultureInfo.InvariantCulture))).Order()];
        return new DiscoveryResult(
            "AxisOps " + search,
            announced.Count,
            first.Length,
            lines.Length - first.Length,
            lines.Count(fields => fields[2] == "1"),
            first.Length * 2 < announced.Count ? null : first[(announced.Count - 1) / 2],
            first.Length == 0 ? null : first[^1],
            cost.Wall.TotalSeconds,
            cost.Processor.TotalSeconds,
            cost.PeakBytes / Mebibyte,
            simulated.TotalSeconds,
            dropped);
    }

    /// <summary>What a user has otherwise: <c>avahi-browse</c> with a daemon that is running. It tells names and addresses, which hold the serial number.</summary>
    private static async Task<DiscoveryResult> AvahiAsync(HashSet<string> announced, Process simulator, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("avahi-browse") { ArgumentList = { "--all", "--resolve", "--terminate", "--parsable" } };
        (Cost cost, string output, TimeSpan simulated, long dropped) = await RunAsync(start, simulator, cancellationToken).ConfigureAwait(false);
        HashSet<string> found = [.. output.Split('\n').Where(line => line.StartsWith('=')).SelectMany(line => line.Split(';')[6..7]).Select(SerialOf).Where(announced.Contains)];
        return new DiscoveryResult("avahi-browse", announced.Count, found.Count, 0, 0, null, null, cost.Wall.TotalSeconds, cost.Processor.TotalSeconds, cost.PeakBytes / Mebibyte, simulated.TotalSeconds, dropped);
    }

    private static string SerialOf(string host) => host.StartsWith("axis-", StringComparison.Ordinal) ? host[5..].Split('.')[0].ToUpperInvariant() : string.Empty;

    private static async Task<(Cost Cost, string Output, TimeSpan Simulated, long Dropped)> RunAsync(ProcessStartInfo start, Process simulator, CancellationToken cancellationToken)
    {
        TimeSpan before = ProcessTable.OwnProcessorTime(simulator)!.Value;
        var drops = new DatagramDrops();
        await using (drops.ConfigureAwait(false))
        {
            (Cost cost, int code, string output, string errors) = await MeasuredProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
            return code == 0
                ? (cost, output, ProcessTable.OwnProcessorTime(simulator)!.Value - before, drops.Count)
                : throw new InvalidOperationException($"{start.FileName} ended with {code}: {errors}");
        }
    }
}
