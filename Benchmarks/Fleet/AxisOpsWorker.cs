using System.Net;
using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>
/// Reads the fleet with the engine of the module: executor, sessions, trust and store as a cmdlet has them, results streamed. Roots and pins are in the
/// store of the plan, as they would be from an earlier day.
/// </summary>
internal static class AxisOpsWorker
{
    internal static async Task RunAsync(WorkerOptions options, CancellationToken cancellationToken)
    {
        var plan = FleetPlan.Read(options.Folder);
        using FleetStore store = FleetStore.Open(Path.Combine(options.Folder, FleetPlan.StoreFile));
        SessionPoolOptions? kept = options.KeepsAll ? new() { MaxKept = FleetPlan.ReadDevices(options.Folder).Count(), IdleTime = TimeSpan.FromMinutes(10) } : null;
        var pool = new DeviceSessionPool(store, store, TimeProvider.System, kept);
        await using (pool.ConfigureAwait(false))
        {
            var executor = new FleetExecutor(pool, TimeProvider.System);
            for (int round = 0; round < options.Rounds; round++)
            {
                await Round.MeasureAsync(options.MeasuresHeap, () => ReadAsync(options, plan, executor, store, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    private static async Task<(int Succeeded, int Failed, string? FirstFailure)> ReadAsync(
        WorkerOptions options, FleetPlan plan, FleetExecutor executor, FleetStore store, CancellationToken cancellationToken)
    {
        FleetOptions fleet = new()
        {
            ThrottleLimit = options.Concurrency == 0 ? FleetOptions.MostAdapted : options.Concurrency,
            AdaptsThrottle = options.Concurrency == 0,
            Detail = FleetMessageLevel.Warning,
        };
        int room = fleet.ThrottleLimit;
        var targets = Channel.CreateBounded<DeviceTarget>(room);
        var events = Channel.CreateBounded<FleetEvent>(2 * room);
        var session = new SessionOptions { Credentials = new FixedCredential(new NetworkCredential(plan.UserName, FleetPlan.Password)) };
        FleetOperation<AxisDevice> operation = DeviceInventory.Operation(store, new DeviceReadOptions { Groups = [DeviceFactGroup.Core] }, TimeProvider.System);
        Task run = Task.Run(() => executor.RunAsync(targets.Reader, events.Writer, operation, fleet, session, cancellationToken), cancellationToken);
        Task feed = Task.Run(
            async () =>
            {
                foreach (PlannedDevice device in FleetPlan.ReadDevices(options.Folder))
                {
                    var target = new DeviceTarget(device.Address, device.SerialNumber, TargetOrigin.Typed) { HttpsPort = device.HttpsPort };
                    await targets.Writer.WriteAsync(target, cancellationToken).ConfigureAwait(false);
                }

                targets.Writer.Complete();
            },
            cancellationToken);
        int succeeded = 0, failed = 0;
        string? failure = null;
        await foreach (FleetEvent happened in events.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (happened is FleetCompleted<AxisDevice> { Work: var work })
            {
                bool good = work.Outcome == Outcome.Succeeded && work.Value?.SerialNumber is not null;
                (succeeded, failed) = good ? (succeeded + 1, failed) : (succeeded, failed + 1);
                failure ??= good ? null : work.Error?.Message ?? work.Reason;
            }
        }

        await Task.WhenAll(run, feed).ConfigureAwait(false);
        return (succeeded, failed, failure);
    }
}
