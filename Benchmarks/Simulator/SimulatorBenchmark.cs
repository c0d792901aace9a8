using System.Diagnostics;
using System.Globalization;
using System.Net;
using AxisOps.Benchmarks.Measuring;
using AxisOps.Core.Simulation;

namespace AxisOps.Benchmarks.Simulator;

/// <summary>Measures the simulator itself: start, memory, plain requests on kept connections, TLS handshakes. The load generator is this process.</summary>
internal static class SimulatorBenchmark
{
    private const double Mebibyte = 1024 * 1024;

    internal static async Task<SimulatorResult> RunAsync(int count, int connections, TimeSpan time, bool announces, CancellationToken cancellationToken)
    {
        long begin = Stopwatch.GetTimestamp();
        var options = new SimulatorOptions { Count = count, Mdns = announces, Profiles = ["d4200-ve-12.9.57", "m1075-l-12.9.57", "p3265-v-12.11.77", "q1961-te-12.9.57"] };
        SimulatorProcess simulator = await SimulatorProcess.StartAsync(Repository.Simulator, options, cancellationToken).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            double started = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            using Process process = Process.GetProcessById(simulator.Simulator.ProcessId);
            double startProcessor = ProcessTable.OwnProcessorTime(process)!.Value.TotalSeconds;
            double ready = ProcessTable.ResidentBytes(process) / Mebibyte;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} devices: ready after {started:0.00} s ({startProcessor:0.00} s of processor), {ready:0} MiB"));

            SimulatorAccount account = simulator.Accounts[0];
            IPEndPoint[] plain = [.. simulator.Simulator.Devices.Select(device => new IPEndPoint(IPAddress.Parse(device.Address), device.HttpPort!.Value))];
            IPEndPoint[] secure = [.. simulator.Simulator.Devices.Select(device => new IPEndPoint(IPAddress.Parse(device.Address), device.HttpsPort!.Value)).Take(2000)];
            IReadOnlyList<LoadCaller> Callers(bool digest) =>
                [.. Enumerable.Range(0, connections).Select(number => new LoadCaller(plain[number * plain.Length / connections], digest ? account.UserName : null, digest ? account.Password : null))];

            List<SimulatorPhase> phases = [];
            async Task Measure(string name, Func<Task<long>> work)
            {
                TimeSpan simulated = ProcessTable.OwnProcessorTime(process)!.Value;
                TimeSpan own = Environment.CpuUsage.TotalTime;
                long from = Stopwatch.GetTimestamp();
                long done = await work().ConfigureAwait(false);
                double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
                var phase = new SimulatorPhase(
                    name,
                    done,
                    done / seconds,
                    (ProcessTable.OwnProcessorTime(process)!.Value - simulated).TotalMicroseconds / done,
                    (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / done);
                phases.Add(phase);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-32} {phase.PerSecond,9:0} /s, simulator {phase.SimulatorMicroseconds,7:0} us, client {phase.ClientMicroseconds,6:0} us each"));
            }

            await Measure("requests, first (no login)", () => LoadGenerator.AskAsync(Callers(digest: false), time, cancellationToken)).ConfigureAwait(false);
            await Measure("requests, no login", () => LoadGenerator.AskAsync(Callers(digest: false), time, cancellationToken)).ConfigureAwait(false);
            await Measure("requests, Digest", () => LoadGenerator.AskAsync(Callers(digest: true), time, cancellationToken)).ConfigureAwait(false);
            foreach (string name in (string[])["TLS handshakes, first", "TLS handshakes, again", "TLS handshakes, once more"])
            {
                await Measure(name, async () =>
                {
                    await LoadGenerator.ShakeHandsAsync(secure, connections, cancellationToken).ConfigureAwait(false);
                    return secure.Length;
                }).ConfigureAwait(false);
            }

            double end = ProcessTable.ResidentBytes(process) / Mebibyte;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{end:0} MiB at the end"));
            return new SimulatorResult(count, started, startProcessor, ready, end, phases);
        }
    }
}
