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

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// Learns what a reading asks: one device of each profile is read by the engine, twice on one connection. The simulator's journal tells what went over the
/// wire, and the engine what bodies there were.
/// </summary>
internal static class PlanMaker
{
    internal static async Task<IReadOnlyDictionary<string, PlannedReading>> LearnAsync(
        SimulatedFleet simulator, IReadOnlyList<PlannedDevice> devices, FleetStore store, CancellationToken cancellationToken)
    {
        var pool = new DeviceSessionPool(store, store, TimeProvider.System);
        await using (pool.ConfigureAwait(false))
        {
            PlannedDevice[] teachers = [.. devices.DistinctBy(device => device.Profile)];
            IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>> cold = await LearnAsync(simulator, teachers, pool, store, cancellationToken).ConfigureAwait(false);
            IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>> warm = await LearnAsync(simulator, teachers, pool, store, cancellationToken).ConfigureAwait(false);
            return cold.ToDictionary(pair => pair.Key, pair => new PlannedReading(pair.Value, warm[pair.Key]));
        }
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<PlannedRequest>>> LearnAsync(
        SimulatedFleet simulator, IReadOnlyList<PlannedDevice> teachers, DeviceSessionPool pool, FleetStore store, CancellationToken cancellationToken)
    {
        long since = await JournalCheck.LastAsync(simulator.Control, teachers, cancellationToken).ConfigureAwait(false);
        var recorder = new RequestRecorder(pool);
        await ReadAsync(simulator.Account, teachers, recorder, store, cancellationToken).ConfigureAwait(false);
        var plan = new Dictionary<string, IReadOnlyList<PlannedRequest>>();
        foreach (PlannedDevice device in teachers)
        {
            plan[device.Profile] = await WireAsync(simulator, device, since, recorder.Of(device.SerialNumber), cancellationToken).ConfigureAwait(false);
        }

        return plan;
    }

    private static async Task ReadAsync(
        SimulatorAccount account, IReadOnlyList<PlannedDevice> teachers, RequestRecorder recorder, FleetStore store, CancellationToken cancellationToken)
    {
        var targets = Channel.CreateUnbounded<DeviceTarget>();
        var events = Channel.CreateUnbounded<FleetEvent>();
        foreach (PlannedDevice device in teachers)
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
            if (happened is FleetCompleted<AxisDevice> { Work: { Outcome: not Outcome.Succeeded } work } completed)
            {
                throw new InvalidOperationException($"{completed.Target} could not be read: {work.Error?.Message ?? work.Reason}");
            }
        }
    }

    private static async Task<IReadOnlyList<PlannedRequest>> WireAsync(
        SimulatedFleet simulator, PlannedDevice device, long since, IReadOnlyList<DeviceRequest> asked, CancellationToken cancellationToken)
    {
        var wire = new List<PlannedRequest>();
        await foreach (SimulatorJournalEntry entry in simulator.Control.ReadJournalAsync(device.SerialNumber, since, "request", null, cancellationToken).ConfigureAwait(false))
        {
            DeviceRequest request = asked.FirstOrDefault(candidate =>
                candidate.Path == entry.PathAndQuery && candidate.Method.Method == entry.Method && candidate.Body.Length == entry.BodyLength)
                ?? throw new InvalidOperationException($"{device.Profile}: nobody asked for {entry.Method} {entry.PathAndQuery}.");
            wire.Add(new PlannedRequest(
                entry.Method!, entry.PathAndQuery!, Encoding.UTF8.GetString(request.Body.Span), request.ContentType, entry.AuthScheme ?? "None", entry.Status!.Value));
        }

        return wire;
    }
}
