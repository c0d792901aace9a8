using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Runs;
using AxisOps.Core.Store;

namespace AxisOps.Benchmarks.Journal;

/// <summary>The command <c>journal</c>: what it costs to journal the steps of a run on a real disk.</summary>
internal static class JournalCommand
{
    private const double Limit = 1;

    internal static Command Create()
    {
        Option<int> count = new("--count") { Description = "How many devices.", DefaultValueFactory = _ => 5000 };
        Option<int> atOnce = new("--at-once") { Description = "How many devices wait for their records at once.", DefaultValueFactory = _ => 32 };
        Option<DirectoryInfo?> folder = new("--folder") { Description = "Where the store is made; the system's temporary folder without it. It has to be on a disk to tell anything." };
        Command command = new("journal", "Journals two steps a device, each record awaited before the next, in group commit.") { count, atOnce, folder };
        var options = new BenchmarkOptions(command, 3, "100 devices");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int devices = options.IsQuick(parsed) ? 100 : parsed.GetValue(count), width = parsed.GetValue(atOnce);
            string place = parsed.GetValue(folder)?.FullName ?? Path.GetTempPath();
            var samples = new List<(double Wall, double Processor, double Bytes)>();
            for (int round = 0; round < options.Rounds(parsed); round++)
            {
                samples.Add(await MeasureAsync(place, devices, width, cancellationToken).ConfigureAwait(false));
            }

            double wall = Statistics.Median(samples.Select(sample => sample.Wall)), processor = Statistics.Median(samples.Select(sample => sample.Processor));
            double bytes = Statistics.Median(samples.Select(sample => sample.Bytes));
            var table = new TextTable("per record", "median");
            table.Add("wall, ms", Text(wall));
            table.Add("processor, ms", Text(processor));
            table.Add("in the store, bytes", Text(bytes));
            Console.WriteLine(table);

            // A step is two records: before and after.
            string name = string.Create(CultureInfo.InvariantCulture, $"journal, ms per step, {devices} devices, {width} at once");
            Goal[] goals = [new($"{name}, wall", Limit, false, 2 * wall), new($"{name}, processor", Limit, false, 2 * processor)];
            Console.WriteLine(Goal.Table(goals));
            if (options.Keeps(parsed))
            {
                await HistoryFile.AppendAsync(
                    "journal",
                    new Dictionary<string, string>
                    {
                        ["count"] = devices.ToString(CultureInfo.InvariantCulture),
                        ["at once"] = width.ToString(CultureInfo.InvariantCulture),
                    },
                    new Dictionary<string, double> { ["ms wall per record"] = wall, ["ms processor per record"] = processor, ["bytes per record"] = bytes },
                    goals,
                    [],
                    cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static string Text(double value) => value.ToString(value < 10 ? "0.0000" : "0", CultureInfo.InvariantCulture);

    private static async Task<(double Wall, double Processor, double Bytes)> MeasureAsync(string place, int count, int atOnce, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"axisops-journal-{Environment.ProcessId}-{Stopwatch.GetTimestamp()}"));
        try
        {
            FleetStore store = FleetStore.Open(Path.Combine(folder, "fleet.db"));
            await using (store.ConfigureAwait(false))
            {
                RunOwner owner = RunOwner.Current(TimeProvider.System);
                IRunJournal journal = store.BeginRun(Plan(owner, count), owner);
                await using (journal.ConfigureAwait(false))
                {
                    using var self = Process.GetCurrentProcess();
                    TimeSpan processor = self.TotalProcessorTime;
                    long begin = Stopwatch.GetTimestamp();
                    await Parallel.ForEachAsync(
                        Enumerable.Range(1, count),
                        new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                        async (device, _) =>
                        {
                            foreach (string step in (string[])["first", "second"])
                            {
                                await journal.AppendAsync(new StepBegan(device, step, RunStepSafety.LookFirst, new Dictionary<string, string> { ["bootId"] = "3f0c2a" })).ConfigureAwait(false);
                                await journal.AppendAsync(new StepEnded(device, step, null, null)).ConfigureAwait(false);
                            }
                        }).ConfigureAwait(false);
                    TimeSpan wall = Stopwatch.GetElapsedTime(begin);
                    self.Refresh();
                    double spent = (self.TotalProcessorTime - processor).TotalMilliseconds;
                    await journal.EndAsync(new RunEnded(FleetRunState.Completed, null), store.RunSigner()).ConfigureAwait(false);
                    int records = 4 * count;
                    FleetRunCheck check = store.CheckRun(journal.RunId)!;
                    return check is { IsIntact: true } && check.RecordCount == records + 3
                        ? (wall.TotalMilliseconds / records, spent / records, Size(folder) / (double)records)
                        : throw new InvalidOperationException($"The journal is not whole: {string.Join(' ', check.Findings)}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    private static RunPlan Plan(RunOwner owner, int count) => new()
    {
        Uid = owner.Token,
        Operation = "nothing",
        Command = "journal",
        Operator = owner.Operator,
        ComputerName = owner.ComputerName,
        CreatedAt = TimeProvider.System.GetUtcNow(),
        Waves = [count],
        Devices = [.. Enumerable.Range(1, count).Select(number =>
        {
            string serial = string.Create(CultureInfo.InvariantCulture, $"B8A44F{number:X6}");
            return new RunPlanDevice(number, 1, serial) { SerialNumber = serial };
        })],
    };
}
