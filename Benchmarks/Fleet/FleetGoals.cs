using AxisOps.Benchmarks.Fleet.Peers;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>The goals for a fleet, in wall and processor time; at its best and at its default concurrency.</summary>
internal static class FleetGoals
{
    internal static IReadOnlyList<Goal> Judge(IReadOnlyList<FleetRow> rows)
    {
        var goals = new List<Goal>();
        foreach (IGrouping<(int Latency, int Devices), FleetRow> group in rows.GroupBy(row => (row.Latency, row.Devices)))
        {
            string where = FormattableString.Invariant($"{group.Key.Devices} devices, {group.Key.Latency} ms");
            AddAtMost(goals, group, where, FleetPeers.Engine, "HttpClient loop", 1.1, FleetPeers.BareHttp1, FleetPeers.BareHttp2);
            AddAtMost(goals, group, where, FleetPeers.Engine, "curl", 1.25, FleetPeers.CurlHttp1, FleetPeers.CurlHttp2);
            AddWarm(goals, group, where);
            AddTimes(goals, group, where, FleetPeers.ForEach, 4);
            AddTimes(goals, group, where, FleetPeers.Ansible, 20);
        }

        foreach (IGrouping<int, FleetRow> group in rows.GroupBy(row => row.Latency))
        {
            AddPerDevice(goals, [.. group], FleetPeers.ForEach, 4);
            AddPerDevice(goals, [.. group], FleetPeers.Ansible, 20);
        }

        return goals;
    }

    /// <summary>Gives what the others are compared with: the engine, or the cmdlet where only slow peers are.</summary>
    internal static FleetRow? Reference(this IEnumerable<FleetRow> group) =>
        group.FirstOrDefault(row => row.Peer == FleetPeers.Engine) ?? group.FirstOrDefault(row => row.Peer == FleetPeers.Cmdlet);

    /// <summary>Gives every ratio, for the history.</summary>
    internal static IReadOnlyDictionary<string, double> Ratios(IReadOnlyList<FleetRow> rows)
    {
        var ratios = new Dictionary<string, double>();
        foreach (IGrouping<(int Latency, int Devices), FleetRow> group in rows.GroupBy(row => (row.Latency, row.Devices)))
        {
            if (group.Reference() is not { } ours)
            {
                continue;
            }

            foreach (FleetRow row in group.Where(row => row != ours))
            {
                string name = FormattableString.Invariant($"{group.Key.Devices}/{group.Key.Latency}ms {ours.Peer.Key} : {row.Peer.Key}");
                ratios[name + " wall"] = ours.WallRatio(row);
                ratios[name + " cpu"] = ours.ProcessorRatio(row);
            }
        }

        return ratios;
    }

    /// <summary>The peer counts as the faster of its two protocols, in each figure.</summary>
    private static void AddAtMost(List<Goal> goals, IEnumerable<FleetRow> group, string where, FleetPeer ours, string name, double limit, params FleetPeer[] peers)
    {
        FleetRow[] theirs = [.. group.Where(row => peers.Contains(row.Peer))];
        if (group.FirstOrDefault(row => row.Peer == ours) is { } engine && theirs.Length > 0)
        {
            goals.Add(new Goal($"{where}: engine : {name}, wall", limit, false, theirs.Max(engine.WallRatio)));
            goals.Add(new Goal($"{where}: engine : {name}, processor", limit, false, theirs.Max(engine.ProcessorRatio)));
        }
    }

    private static void AddWarm(List<Goal> goals, IEnumerable<FleetRow> group, string where)
    {
        FleetRow[] theirs = [.. group.Where(row => row.Warm.Count > 0 && (row.Peer == FleetPeers.BareHttp1 || row.Peer == FleetPeers.BareHttp2))];
        if (group.FirstOrDefault(row => row.Peer == FleetPeers.Engine && row.Warm.Count > 0) is { } engine && theirs.Length > 0)
        {
            (double wall, double processor) = FleetReport.Warm(engine);
            goals.Add(new Goal($"{where}, warm: engine : HttpClient loop, wall", 1.1, false, theirs.Max(row => wall / FleetReport.Warm(row).Wall)));
            goals.Add(new Goal($"{where}, warm: engine : HttpClient loop, processor", 1.1, false, theirs.Max(row => processor / FleetReport.Warm(row).Processor)));
        }
    }

    /// <summary>Against a script the cmdlet is compared, as it starts in the same PowerShell.</summary>
    private static void AddTimes(List<Goal> goals, IEnumerable<FleetRow> group, string where, FleetPeer peer, double limit)
    {
        if (group.FirstOrDefault(row => row.Peer == peer) is { } theirs && group.FirstOrDefault(row => row.Peer == FleetPeers.Cmdlet) is { } ours)
        {
            goals.Add(new Goal($"{where}: {peer.Name} : Get-Device, wall", limit, true, theirs.WallRatio(ours)));
            goals.Add(new Goal($"{where}: {peer.Name} : Get-Device, processor", limit, true, theirs.ProcessorRatio(ours)));
        }
    }

    /// <summary>Device for device, each with as many devices as it was run with.</summary>
    private static void AddPerDevice(List<Goal> goals, IReadOnlyList<FleetRow> rows, FleetPeer peer, double limit)
    {
        FleetRow? theirs = rows.Where(row => row.Peer == peer).MaxBy(row => row.Devices);
        FleetRow? ours = rows.Where(row => row.Peer == FleetPeers.Cmdlet).MaxBy(row => row.Devices);
        if (theirs is not null && ours is not null && theirs.Devices != ours.Devices)
        {
            string where = FormattableString.Invariant($"per device, {theirs.Devices} and {ours.Devices}, {ours.Latency} ms");
            goals.Add(new Goal($"{where}: {peer.Name} : Get-Device, wall", limit, true, theirs.WallRatio(ours)));
            goals.Add(new Goal($"{where}: {peer.Name} : Get-Device, processor", limit, true, theirs.ProcessorRatio(ours)));
        }
    }
}
