using System.CommandLine;
using AxisOps.Benchmarks.Fleet.Peers;
using AxisOps.Benchmarks.History;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>The command <c>fleet</c>.</summary>
internal static class FleetCommand
{
    private static readonly int[] QuickCount = [8];

    internal static Command Create()
    {
        Option<int[]> count = new("--count") { Description = "Numbers of devices. Default: 1000", AllowMultipleArgumentsPerToken = true };
        Option<int[]> latency = new("--latency") { Description = "Milliseconds that a device takes to answer. Default: 0 50", AllowMultipleArgumentsPerToken = true };
        Option<string[]> peers = new("--peers") { Description = $"Who takes part, all without it: {string.Join(", ", FleetPeers.All.Select(peer => peer.Key))}", AllowMultipleArgumentsPerToken = true };
        peers.AcceptOnlyFromAmong([.. FleetPeers.All.Select(peer => peer.Key)]);
        Option<string[]> profiles = new("--profiles") { Description = "What the devices play in turn. Default: four of 12.x, which all peers can read", AllowMultipleArgumentsPerToken = true };
        Option<int?> throttle = new("--throttle") { Description = "How many devices at once for all; without it each peer looks for its own best." };
        Command command = new("fleet", "Reads the core facts of a simulated fleet, beside everything else that could.") { count, latency, peers, profiles, throttle };
        var run = new BenchmarkOptions(command, 3, "Few devices");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            bool isQuick = run.IsQuick(parsed);
            string[] keys = parsed.GetValue(peers) is { Length: > 0 } some ? some : [.. FleetPeers.All.Select(peer => peer.Key)];
            var settings = new FleetSettings(
                parsed.GetValue(count) is { Length: > 0 } counts ? [.. counts.Order()] : isQuick ? QuickCount : [1000],
                parsed.GetValue(latency) is { Length: > 0 } latencies ? latencies : isQuick ? [0] : [0, 50],
                [.. FleetPeers.All.Where(peer => keys.Contains(peer.Key))],
                parsed.GetValue(profiles) is { Length: > 0 } played ? played : FleetSettings.DefaultProfiles,
                run.Rounds(parsed),
                parsed.GetValue(throttle) ?? (isQuick ? 8 : null),
                isQuick);
            return await BenchmarkOptions.TellFailureAsync("fleet", () => RunAsync(settings, run.Keeps(parsed), cancellationToken)).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task RunAsync(FleetSettings settings, bool keeps, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{Machine.Current}\n");
        (FleetPlan plan, IReadOnlyList<FleetRow> rows) = await FleetBenchmark.RunAsync(settings, cancellationToken).ConfigureAwait(false);
        FleetReport.TellTables(rows);
        if (settings.IsQuick)
        {
            return;
        }

        IReadOnlyList<Goal> goals = FleetGoals.Judge(rows);
        if (goals.Count > 0)
        {
            Console.WriteLine(Goal.Table(goals));
        }

        if (keeps)
        {
            var told = new Dictionary<string, string>
            {
                ["counts"] = string.Join(',', settings.Counts),
                ["latencies"] = string.Join(',', settings.Latencies),
                ["profiles"] = string.Join(',', plan.Readings.Keys),
                ["rounds"] = FormattableString.Invariant($"{settings.Rounds}"),
                ["throttle"] = settings.Throttle is { } limit ? FormattableString.Invariant($"{limit}") : "best of each",
            };
            await HistoryFile.AppendAsync("fleet", told, FleetGoals.Ratios(rows), goals, [.. rows.Select(row => row.Describe())], cancellationToken).ConfigureAwait(false);
        }
    }
}
