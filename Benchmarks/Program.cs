using System.Globalization;
using AxisOps.Benchmarks.Fleet;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

if (args is ["worker", var kind, var planPath, var work, var concurrency, var roundCount])
{
    FleetPlan plan = FleetPlan.Read(planPath);
    int throttle = int.Parse(concurrency, CultureInfo.InvariantCulture);
    int rounds = int.Parse(roundCount, CultureInfo.InvariantCulture);
    if (kind == "axisops")
    {
        await AxisOpsWorker.RunAsync(plan, work + ".db", throttle, rounds, rounds > 1, stop.Token).ConfigureAwait(false);
    }
    else
    {
        using var bare = new BareWorker(plan, kind == "bare2" ? new Version(2, 0) : new Version(1, 1));
        await bare.RunAsync(throttle, rounds, stop.Token).ConfigureAwait(false);
    }

    return 0;
}

if (await AxisOps.Benchmarks.Discovery.DiscoveryCommand.TryWorkAsync(args, stop.Token).ConfigureAwait(false))
{
    return 0;
}

if (args is ["discovery", ..])
{
    return await AxisOps.Benchmarks.Discovery.DiscoveryCommand.Create().Parse([.. args.Skip(1)]).InvokeAsync(cancellationToken: stop.Token).ConfigureAwait(false);
}

if (args is ["simulator", ..])
{
    return await AxisOps.Benchmarks.Simulator.SimulatorCommand.Create().Parse([.. args.Skip(1)]).InvokeAsync(cancellationToken: stop.Token).ConfigureAwait(false);
}

string root = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(root, "AxisOps.slnx")))
{
    root = Path.GetDirectoryName(root.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("This is to be run inside the repository.");
}

string simulatorPath = Path.Combine(root, "out", "AxisOps", "simulator", "AxisOps.Simulator.dll");
Dictionary<string, string> named = args.Skip(1).Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
int Number(string name, int fallback) => named.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
string[] profiles = named.TryGetValue("profiles", out string? list)
    ? list.Split(',')
    : ["d4200-ve-12.9.57", "m1075-l-12.9.57", "p3265-v-12.11.77", "q1961-te-12.9.57"];
IReadOnlyList<FleetPeer> peers = named.TryGetValue("peers", out string? wanted) ? [.. FleetPeers.All.Where(peer => wanted.Split(',').Any(part => peer.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))] : FleetPeers.All;
await FleetBenchmark.RunAsync(
    Number("count", 200), Number("latency", 0), peers, profiles, simulatorPath, Number("rounds", 1), named.ContainsKey("throttle") ? Number("throttle", 32) : null, stop.Token).ConfigureAwait(false);
return 0;
