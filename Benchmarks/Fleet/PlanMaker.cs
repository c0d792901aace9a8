using System.Net;
using System.Text;
using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Inventory;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Sessions;
using AxisOps.Core.Simulation;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// Learns what a reading asks: one device of each profile is read by the engine, the simulator's journal tells what went over the wire, and the engine
/// what bodies there were.
/// </summary>
internal static class PlanMaker
{
    internal static async Task<IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>>> LearnAsync(
        string simulatorPath, IReadOnlyList<string> profiles, CancellationToken cancellationToken)
    {
        var simulator = await SimulatorProcess.StartAsync(simulatorPath, new() { Count = profiles.Count, Profiles = profiles, Mdns = false }, cancellationToken).ConfigureAwait(false);
        await using (simulator.ConfigureAwait(false))
        {
            string folder = Directory.CreateTempSubdirectory("axisops-benchmark-").FullName;
            try
            {
                using FleetStore store = FleetStore.Open(Path.Combine(folder, "store.db"));
                foreach (DeviceTrustRoot root in TrustRootReader.Read(
                    Encoding.ASCII.GetBytes(simulator.Simulator.RootCertificate), TrustRootPurpose.DeviceId, DateTimeOffset.UtcNow))
                {
                    store.SaveRoot(root);
                }

                var pool = new DeviceSessionPool(store, store, TimeProvider.System);
                await using (pool.ConfigureAwait(false))
                {
                    var recorder = new RequestRecorder(pool);
                    await ReadAsync(simulator, recorder, store, cancellationToken).ConfigureAwait(false);
                    var plan = new Dictionary<string, IReadOnlyList<PlannedRequest>>();
                    foreach (SimulatedDevice device in simulator.Simulator.Devices)
                    {
                        plan[device.Profile!] = await WireAsync(simulator, device, recorder.Of(device.SerialNumber), cancellationToken).ConfigureAwait(false);
                    }

                    return plan;
                }
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task ReadAsync(SimulatorProcess simulator, RequestRecorder recorder, FleetStore store, CancellationToken cancellationToken)
    {
        SimulatorAccount account = simulator.Accounts[0];
        var targets = Channel.CreateUnbounded<DeviceTarget>();
        var events = Channel.CreateUnbounded<FleetEvent>();
        foreach (SimulatedDevice device in simulator.Simulator.Devices)
        {
            targets.Writer.TryWrite(new DeviceTarget(device.Address, device.SerialNumber, TargetOrigin.Typed) { HttpsPort = device.HttpsPort });
        }

        targets.Writer.Complete();
        await new FleetExecutor(recorder, TimeProvider.System).RunAsync(
            targets.Reader,
            events.Writer,
            DeviceInventory.Operation(store, new DeviceReadOptions { Groups = [DeviceFactGroup.Core] }, TimeProvider.System),
            new FleetOptions(),
            new SessionOptions { Credentials = new FixedCredential(new NetworkCredential(account.UserName, account.Password)) },
            cancellationToken).ConfigureAwait(false);
        await foreach (FleetEvent happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (happened is FleetCompleted<AxisDevice> { Work: { Outcome: not Outcome.Succeeded } work })
            {
                throw new InvalidOperationException($"{happened.Target} could not be read: {work.Error?.Message ?? work.Reason}");
            }
        }
    }

    private static async Task<IReadOnlyList<PlannedRequest>> WireAsync(
        SimulatorProcess simulator, SimulatedDevice device, IReadOnlyList<DeviceRequest> asked, CancellationToken cancellationToken)
    {
        var wire = new List<PlannedRequest>();
        await foreach (SimulatorJournalEntry entry in simulator.Control.ReadJournalAsync(device.SerialNumber, 0, "request", null, cancellationToken).ConfigureAwait(false))
        {
            DeviceRequest request = asked.FirstOrDefault(candidate =>
                candidate.Path == entry.PathAndQuery && candidate.Method.Method == entry.Method && candidate.Body.Length == entry.BodyLength)
                ?? throw new InvalidOperationException($"{device.Profile}: nobody asked for {entry.Method} {entry.PathAndQuery}.");
            wire.Add(new PlannedRequest(entry.Method!, entry.PathAndQuery!, Encoding.UTF8.GetString(request.Body.Span), request.ContentType, entry.AuthScheme is not (null or "None" or "none")));
        }

        return wire;
    }
}
