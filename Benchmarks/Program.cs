using System.CommandLine;
using AxisOps.Benchmarks;
using AxisOps.Benchmarks.Discovery;
using AxisOps.Benchmarks.Executor;
using AxisOps.Benchmarks.Fleet;
using AxisOps.Benchmarks.Growth;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Journal;
using AxisOps.Benchmarks.Memory;
using AxisOps.Benchmarks.Simulator;
using AxisOps.Benchmarks.Startup;
using AxisOps.Benchmarks.Stop;

// What a benchmark of discovery starts as a process of its own.
if (await DiscoveryCommand.TryWorkAsync(args, CancellationToken.None).ConfigureAwait(false))
{
    return 0;
}

// One line for each benchmark; 'all' runs them in this order.
Command[] benchmarks =
[
    ExecutorCommand.Create(),
    JournalCommand.Create(),
    FleetCommand.Create(),
    MemoryCommand.Create(),
    GrowthCommand.Create(),
    DiscoveryCommand.Create(),
    SimulatorCommand.Create(),
    StartupCommand.Create(),
    StopCommand.Create(),
];
RootCommand root = new("Measures what AxisOps costs, beside what a user would use instead. Figures are ratios within one run; each run is appended to Benchmarks/history.")
{
    AllCommand.Create(benchmarks),
    HistoryCommand.Create(),
    WorkerCommand.Create(),
};
Array.ForEach(benchmarks, root.Add);
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) }).ConfigureAwait(false);
