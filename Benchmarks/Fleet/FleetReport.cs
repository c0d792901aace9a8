using System.Globalization;
using AxisOps.Benchmarks.Fleet.Peers;
using AxisOps.Benchmarks.Measuring;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>What the fleet benchmark writes.</summary>
internal static class FleetReport
{
    private const int MostPath = 100;

    internal static void TellRequests(FleetPlan plan)
    {
        foreach (IGrouping<string, KeyValuePair<string, PlannedReading>> same in plan.Readings.GroupBy(pair => string.Join('\n', pair.Value.Cold.Select(request => request.Key))))
        {
            PlannedReading reading = same.First().Value;
            Console.WriteLine($"{string.Join(", ", same.Select(pair => pair.Key))}: {reading.Cold.Count} requests a device, {reading.Warm.Count} on a kept connection");
            foreach (PlannedRequest request in reading.Cold)
            {
                Console.WriteLine(FormattableString.Invariant($"  {request.Method,-4} {request.Status} {request.Credential,-6} {request.Path[..Math.Min(request.Path.Length, MostPath)]}"));
            }
        }

        Console.WriteLine();
    }

    internal static void TellSample(FleetRow row, int round, int rounds)
    {
        PeerSample sample = row.Cold[^1];
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {round}/{rounds} {row.Peer.Name}, {row.Devices} devices, {row.Latency} ms: {sample.Cost.Wall.TotalSeconds:0.00} s, processor {sample.Cost.Processor.TotalSeconds:0.00} s"));
    }

    internal static void TellTables(IReadOnlyList<FleetRow> rows)
    {
        foreach (IGrouping<(int Latency, int Devices), FleetRow> group in rows.GroupBy(row => (row.Latency, row.Devices)))
        {
            FleetRow? ours = group.Reference();
            Console.WriteLine(FormattableString.Invariant(
                $"{group.Key.Devices} devices that take {group.Key.Latency} ms to answer, new connections, median of {group.First().Cold.Count}{Explained(ours)}"));
            var table = new TextTable("", "at once", "wall s", "+-%", "cpu s", "+-%", "MiB", "KiB/dev", "sim cpu", "requests", "TLS", "x wall", "x cpu");
            foreach (FleetRow row in group)
            {
                table.Add(
                    row.Peer.Name,
                    row.Concurrency == 0 ? "auto" : Number(row.Concurrency, "0"),
                    Number(row.Wall, "0.00"),
                    Number(50 * row.SpreadOfWall, "0"),
                    Number(row.Processor, "0.00"),
                    Number(50 * row.SpreadOfProcessor, "0"),
                    Number(row.PeakMiB, "0"),
                    Number(row.AllocatedKiB, "0"),
                    Number(row.Simulator, "0.00"),
                    Number(row.Cold[0].Requests, "0"),
                    Number(row.Cold[0].Handshakes, "0"),
                    ours is null || row == ours ? "" : Number(ours.WallRatio(row), "0.00"),
                    ours is null || row == ours ? "" : Number(ours.ProcessorRatio(row), "0.00"));
            }

            Console.WriteLine(table);
            TellWarm([.. group.Where(row => row.Warm.Count > 0)]);
        }
    }

    private static void TellWarm(IReadOnlyList<FleetRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Console.WriteLine("The same on kept connections, inside the process:");
        var table = new TextTable("", "at once", "wall s", "cpu s", "KiB/dev", "x wall", "x cpu");
        FleetRow? engine = rows.FirstOrDefault(row => row.Peer == FleetPeers.Engine);
        foreach (FleetRow row in rows)
        {
            (double wall, double processor) = Warm(row);
            (double ourWall, double ourProcessor) = engine is null ? (double.NaN, double.NaN) : Warm(engine);
            table.Add(
                row.Peer.Name,
                row.Concurrency == 0 ? "auto" : Number(row.Concurrency, "0"),
                Number(wall, "0.00"),
                Number(processor, "0.00"),
                Number(Statistics.Median(row.WarmRounds.Select(round => round.AllocatedBytes / 1024.0 / row.Devices)), "0"),
                row == engine ? "" : Number(ourWall / wall, "0.00"),
                row == engine ? "" : Number(ourProcessor / processor, "0.00"));
        }

        Console.WriteLine(table);
    }

    internal static (double Wall, double Processor) Warm(FleetRow row) =>
        (Statistics.Median(row.WarmRounds.Select(round => round.Wall)), Statistics.Median(row.WarmRounds.Select(round => round.Processor)));

    private static string Explained(FleetRow? ours) => ours is null ? string.Empty : $"; x: {ours.Peer.Name} : peer";

    private static string Number(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
