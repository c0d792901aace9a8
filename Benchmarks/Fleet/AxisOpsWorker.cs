using System.Net;
using System.Text;
using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Inventory;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Sessions;
using AxisOps.Core.Store;
using AxisOps.Core.Trust;

namespace AxisOps.Benchmarks.Fleet;

/// <summary>Reads the fleet with the engine of the module: executor, sessions, trust and store as a cmdlet has them, results streamed.</summary>
internal static class AxisOpsWorker
{
    internal static async Task RunAsync(FleetPlan plan, string storePath, int throttle, int rounds, bool keepAll, CancellationToken cancellationToken)
    {
        using FleetStore store = FleetStore.Open(storePath);
        foreach (DeviceTrustRoot root in TrustRootReader.Read(Encoding.ASCII.GetBytes(plan.RootCertificate), TrustRootPurpose.DeviceId, DateTimeOffset.UtcNow))
        {
            store.SaveRoot(root);
        }

        var pool = new DeviceSessionPool(store, store, TimeProvider.System, keepAll ? new SessionPoolOptions { MaxKept = plan.Devices.Count, IdleTime = TimeSpan.FromMinutes(10) } : null);
        await using (pool.ConfigureAwait(false))
        {
            var executor = new FleetExecutor(pool, TimeProvider.System);
            for (int round = 0; round < rounds; round++)
            {
                await Round.MeasureAsync(() => ReadAsync(plan, executor, store, throttle, cancellationToken)).ConfigureAwait(false);
            }
        }
    }

    internal static async Task<(int Succeeded, int Failed, string? FirstFailure)> ReadAsync(
        FleetPlan plan, FleetExecutor executor, FleetStore store, int throttle, CancellationToken cancellationToken)
    {
        var options = new FleetOptions { ThrottleLimit = throttle };
        var targets = Channel.CreateBounded<DeviceTarget>(throttle);
        var events = Channel.CreateBounded<FleetEvent>(2 * throttle);
        var session = new SessionOptions { Credentials = new FixedCredential(new NetworkCredential(plan.UserName, FleetPlan.Password)) };
        FleetOperation<AxisDevice> operation = DeviceInventory.Operation(store, new DeviceReadOptions { Groups = [DeviceFactGroup.Core] }, TimeProvider.System);
        Task run = Task.Run(() => executor.RunAsync(targets.Reader, events.Writer, operation, options, session, cancellationToken), cancellationToken);
        Task feed = Task.Run(
            async () =>
            {
                foreach (PlannedDevice device in plan.Devices)
                {
                    await targets.Writer.WriteAsync(new DeviceTarget(device.Address, device.SerialNumber, TargetOrigin.Typed) { HttpsPort = device.Port }, cancellationToken).ConfigureAwait(false);
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
