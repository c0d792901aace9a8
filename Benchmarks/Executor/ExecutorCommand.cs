using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Benchmarks.Executor;

/// <summary>The command <c>executor</c>: what the executor itself costs for a device with which nothing is done.</summary>
internal static class ExecutorCommand
{
    private const double Limit = 0.1;

    internal static Command Create()
    {
        Option<int> count = new("--count") { Description = "How many devices.", DefaultValueFactory = _ => 5000 };
        Command command = new("executor", "Takes devices with which nothing is done through the fleet executor, after two rounds that do not count.") { count };
        var run = new BenchmarkOptions(command, 7, "100 devices");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int devices = run.IsQuick(parsed) ? 100 : parsed.GetValue(count);
            var samples = new List<(double Wall, double Processor, double Bytes)>();
            var first = await MeasureAsync(devices, cancellationToken).ConfigureAwait(false);
            _ = await MeasureAsync(devices, cancellationToken).ConfigureAwait(false);
            for (int round = 0; round < run.Rounds(parsed); round++)
            {
                samples.Add(await MeasureAsync(devices, cancellationToken).ConfigureAwait(false));
            }

            var table = new TextTable("per device", "first round", "median", "+-%");
            table.Add("wall, ms", Text(first.Wall), Text(Statistics.Median(samples.Select(sample => sample.Wall))), Text(50 * Statistics.Spread([.. samples.Select(sample => sample.Wall)])));
            table.Add(
                "processor, ms", Text(first.Processor), Text(Statistics.Median(samples.Select(sample => sample.Processor))), Text(50 * Statistics.Spread([.. samples.Select(sample => sample.Processor)])));
            table.Add("allocated, bytes", Text(first.Bytes), Text(Statistics.Median(samples.Select(sample => sample.Bytes))), "");
            Console.WriteLine(table);
            string name = string.Create(CultureInfo.InvariantCulture, $"executor, ms per device of {devices}");
            Goal[] goals =
            [
                new($"{name}, wall, first round", Limit, false, first.Wall),
                new($"{name}, wall", Limit, false, Statistics.Median(samples.Select(sample => sample.Wall))),
                new($"{name}, processor", Limit, false, Statistics.Median(samples.Select(sample => sample.Processor))),
            ];
            Console.WriteLine(Goal.Table(goals));
            if (run.Keeps(parsed))
            {
                await HistoryFile.AppendAsync(
                    "executor",
                    new Dictionary<string, string> { ["count"] = devices.ToString(CultureInfo.InvariantCulture) },
                    new Dictionary<string, double>
                    {
                        ["ms wall"] = goals[1].Measured,
                        ["ms processor"] = goals[2].Measured,
                        ["bytes"] = Statistics.Median(samples.Select(sample => sample.Bytes)),
                    },
                    goals,
                    [],
                    cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static string Text(double value) => value.ToString(value < 10 ? "0.0000" : "0", CultureInfo.InvariantCulture);

    private static async Task<(double Wall, double Processor, double Bytes)> MeasureAsync(int count, CancellationToken cancellationToken)
    {
        var targets = Channel.CreateBounded<DeviceTarget>(64);
        var events = Channel.CreateBounded<FleetEvent>(128);
        var operation = new FleetOperation<string>("nothing", OperationSafety.Read, (_, _, _) => Task.FromResult(FleetOutcome.Succeeded("done")));
        var executor = new FleetExecutor(new NoSessions(), TimeProvider.System);
        using var self = Process.GetCurrentProcess();
        TimeSpan processor = self.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(), begin = Stopwatch.GetTimestamp();
        Task run = Task.Run(() => executor.RunAsync(targets.Reader, events.Writer, operation, new FleetOptions(), new SessionOptions(), cancellationToken), cancellationToken);
        Task feed = Task.Run(
            async () =>
            {
                for (int index = 0; index < count; index++)
                {
                    string serial = string.Create(CultureInfo.InvariantCulture, $"B8A44F{index:X6}");
                    string address = string.Create(CultureInfo.InvariantCulture, $"192.0.{index >> 8}.{index & 255}");
                    await targets.Writer.WriteAsync(new DeviceTarget(address, serial, TargetOrigin.Typed) { HttpsPort = 443 }, cancellationToken).ConfigureAwait(false);
                }

                targets.Writer.Complete();
            },
            cancellationToken);
        int done = 0;
        await foreach (FleetEvent happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            done += happened is FleetCompleted<string> { Work.Outcome: Outcome.Succeeded } ? 1 : 0;
        }

        await Task.WhenAll(run, feed).ConfigureAwait(false);
        TimeSpan wall = Stopwatch.GetElapsedTime(begin);
        self.Refresh();
        return done == count
            ? (wall.TotalMilliseconds / count, (self.TotalProcessorTime - processor).TotalMilliseconds / count, (GC.GetTotalAllocatedBytes() - allocated) / (double)count)
            : throw new InvalidOperationException($"{done} of {count} devices were done.");
    }
}
