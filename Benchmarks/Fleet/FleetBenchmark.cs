using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Reads the core facts of a simulated fleet with every peer.</summary>
internal static class FleetBenchmark
{
    internal static async Task RunAsync(int count, int latency, IReadOnlyList<FleetPeer> peers, IReadOnlyList<string> profiles, string simulatorPath, int rounds, int? throttle, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>> requests = await PlanMaker.LearnAsync(simulatorPath, profiles, cancellationToken).ConfigureAwait(false);
        foreach ((string profile, IReadOnlyList<PlannedRequest> list) in requests)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{profile}: {list.Count} requests"));
            foreach (PlannedRequest request in list)
            {
                Console.WriteLine($"  {request.Method} {request.Path}{(request.HasCredential ? "" : " (no credential)")}");
            }
        }

        var options = new Core.Simulation.SimulatorOptions { Count = count, Profiles = profiles, Mdns = false, Faults = latency == 0 ? [] : [$"latency:{latency}@*"] };
        var simulator = await SimulatorProcess.StartAsync(simulatorPath, options, cancellationToken).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            string folder = Directory.CreateTempSubdirectory("axisops-benchmark-").FullName;
            try
            {
                string planPath = Path.Combine(folder, "plan.json");
                SimulatorAccount account = simulator.Accounts[0];
                new FleetPlan(
                    simulator.Simulator.RootCertificate,
                    account.UserName,
                    [.. simulator.Simulator.Devices.Select(device => new PlannedDevice(device.SerialNumber, device.Address, device.HttpsPort!.Value, device.Profile!))],
                    requests).Write(planPath);
                using Process host = Process.GetProcessById(simulator.Simulator.ProcessId);
                foreach (FleetPeer peer in peers)
                {
                    foreach (int concurrency in throttle is { } fixedOne ? [fixedOne] : peer.Concurrencies)
                    {
                        ProcessStartInfo start = peer.Command(planPath, folder, concurrency, rounds);
                        start.Environment[FleetPlan.PasswordVariable] = account.Password;
                        TimeSpan simulated = ProcessTable.OwnProcessorTime(host)!.Value;
                        (Cost cost, int code, string output, string errors) = await MeasuredProcess.RunAsync(start, cancellationToken).ConfigureAwait(false);
                        simulated = ProcessTable.OwnProcessorTime(host)!.Value - simulated;
                        if (code != 0)
                        {
                            throw new InvalidOperationException($"{peer.Name} ended with {code}: {errors}{output}");
                        }

                        Console.WriteLine(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{peer.Name,-28} x{concurrency,4}: wall {cost.Wall.TotalSeconds,7:0.00} s, cpu {cost.Processor.TotalSeconds,7:0.00} s, peak {cost.PeakBytes / 1048576.0,6:0} MiB, simulator {simulated.TotalSeconds:0.00} s"));
                        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                        {
                            Console.WriteLine("    " + line);
                        }
                    }
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
