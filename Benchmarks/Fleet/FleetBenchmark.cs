namespace AxisOps.Benchmarks.Fleet;

/// <summary>Reads the core facts of a simulated fleet with every peer: first each looks for its best concurrency, then all take turns.</summary>
internal static class FleetBenchmark
{
    /// <summary>Runs the benchmark and gives one row for each peer, number of devices and latency.</summary>
    internal static async Task<(FleetPlan Plan, IReadOnlyList<FleetRow> Rows)> RunAsync(FleetSettings settings, CancellationToken cancellationToken)
    {
        FleetStage stage = await FleetStage.StartAsync("fleet", settings.Counts.Max(), settings.Profiles, cancellationToken).ConfigureAwait(false);
        await using (stage.ConfigureAwait(false))
        {
            FleetReport.TellRequests(stage.Plan);
            FleetPeer[] present = [.. settings.Peers.Where(peer => IsPresent(peer, stage.Plan))];
            var rows = new List<FleetRow>();
            foreach (int latency in settings.Latencies)
            {
                await stage.SetLatencyAsync(latency, cancellationToken).ConfigureAwait(false);
                var best = new Dictionary<(FleetPeer Peer, int Devices), int>();
                foreach (int count in settings.Counts)
                {
                    var measured = new List<FleetRow>();
                    foreach (FleetPeer peer in present)
                    {
                        int devices = Math.Min(count, settings.IsQuick ? peer.QuickDevices : peer.MostDevices);
                        if (rows.Concat(measured).Any(row => row.Peer == peer && row.Devices == devices && row.Latency == latency))
                        {
                            continue;
                        }

                        measured.Add(new FleetRow(peer, devices, await ConcurrencyAsync(settings, stage, peer, devices, best, cancellationToken).ConfigureAwait(false), latency));
                    }

                    AddPartners(measured, rows);
                    await MeasureAsync(settings, stage, measured, cancellationToken).ConfigureAwait(false);
                    rows.AddRange(measured);
                }
            }

            return (stage.Plan, rows);
        }
    }

    /// <summary>Peers that are run with fewer devices get ours beside them with as many: what is compared is then also the whole time somebody waits.</summary>
    private static void AddPartners(List<FleetRow> measured, IReadOnlyList<FleetRow> earlier)
    {
        foreach (FleetRow ours in measured.Where(row => row.Peer == Peers.FleetPeers.Cmdlet).ToList())
        {
            foreach (int devices in measured.Select(row => row.Devices).Distinct().Where(devices => devices < ours.Devices).ToList())
            {
                if (!earlier.Concat(measured).Any(row => row.Peer == ours.Peer && row.Devices == devices && row.Latency == ours.Latency))
                {
                    measured.Add(new FleetRow(ours.Peer, devices, ours.Concurrency, ours.Latency));
                }
            }
        }
    }

    private static async Task<int> ConcurrencyAsync(
        FleetSettings settings, FleetStage stage, FleetPeer peer, int devices, Dictionary<(FleetPeer Peer, int Devices), int> best, CancellationToken cancellationToken)
    {
        if (settings.Throttle is { } throttle)
        {
            return peer.Concurrencies.Count == 1 ? peer.Concurrencies[0] : throttle;
        }

        int some = Math.Min(devices, peer.LadderDevices);
        if (!best.TryGetValue((peer, some), out int concurrency))
        {
            concurrency = await ConcurrencyLadder.ClimbAsync(stage, peer, some, cancellationToken).ConfigureAwait(false);
            best[(peer, some)] = concurrency;
        }

        return concurrency;
    }

    private static async Task MeasureAsync(FleetSettings settings, FleetStage stage, IReadOnlyList<FleetRow> rows, CancellationToken cancellationToken)
    {
        for (int round = 1; round <= settings.Rounds; round++)
        {
            foreach (FleetRow row in rows)
            {
                row.Cold.Add(await PeerRunner.RunAsync(stage, row.Peer, row.Devices, row.Concurrency, 1, cancellationToken).ConfigureAwait(false));
                FleetReport.TellSample(row, round, settings.Rounds);
            }
        }

        foreach (FleetRow row in rows.Where(row => row.Peer.CanBeWarm))
        {
            row.Warm.Add(await PeerRunner.RunAsync(stage, row.Peer, row.Devices, row.Concurrency, 1 + settings.Rounds, cancellationToken).ConfigureAwait(false));
        }
    }

    private static bool IsPresent(FleetPeer peer, FleetPlan plan)
    {
        string? missing = peer.Missing(plan);
        if (missing is not null)
        {
            Console.WriteLine($"Missing: {peer.Name}: {missing}.");
        }

        return missing is null;
    }
}
