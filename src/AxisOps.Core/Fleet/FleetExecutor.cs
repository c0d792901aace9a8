using System.Collections.Concurrent;
using System.Threading.Channels;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>
/// The one way this code base works on many devices: throttled, each device in exactly one outcome, one device's failure never another's.
/// Cmdlets, the program and the tests all come in here.
/// </summary>
/// <param name="sessions">Opens the sessions.</param>
/// <param name="time">The clock of time-outs, pauses and durations.</param>
public sealed class FleetExecutor(IDeviceSessionFactory sessions, TimeProvider time)
{
    /// <summary>A streaming operation never makes room for the next device, and one that waits costs next to nothing.</summary>
    private const int MostStreams = 100_000;

    /// <summary>
    /// Works on every target until the channel is completed, then completes <paramref name="events"/>. Returns normally when cancelled:
    /// what was in flight or still waiting has then ended as cancelled or unknown.
    /// </summary>
    /// <typeparam name="T">The result of one device.</typeparam>
    /// <param name="targets">The devices; the writer must complete it.</param>
    /// <param name="events">Bounded; somebody must read it until it completes, after a cancellation too.</param>
    /// <param name="operation">What to do.</param>
    /// <param name="options">Limits.</param>
    /// <param name="session">Trust and credentials.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <returns>A task that ends when every accepted target has its outcome and nothing is left running.</returns>
    public async Task RunAsync<T>(
        ChannelReader<DeviceTarget> targets,
        ChannelWriter<FleetEvent> events,
        FleetOperation<T> operation,
        FleetOptions options,
        SessionOptions session,
        CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        Exception? failure = null;
        try
        {
            var met = new ConcurrentDictionary<string, DeviceAttempt>(StringComparer.OrdinalIgnoreCase);
            var worker = new FleetWorker<T>(sessions, events, operation, options, session, met, time);
            bool adapts = options.AdaptsThrottle && operation.Safety == OperationSafety.Read;
            int limit = operation.StreamAsync is not null ? MostStreams
                : options.AdaptsThrottle && !adapts ? Math.Min(options.ThrottleLimit, FleetOptions.DefaultThrottle)
                : options.ThrottleLimit;

            // Read to the end even when cancelled: an accepted target must not vanish without an outcome.
            if (adapts && operation.StreamAsync is null)
            {
                await new FleetDispatcher(FleetOptions.DefaultThrottle, limit, time)
                    .RunAsync(targets, target => worker.WorkAsync(target, cancellationToken)).ConfigureAwait(false);
            }
            else if (options.SubnetThrottleLimit is { } subnetLimit)
            {
                await new FleetDispatcher(limit, limit, time) { SubnetLimit = subnetLimit }
                    .RunAsync(targets, target => worker.WorkAsync(target, cancellationToken)).ConfigureAwait(false);
            }
            else
            {
                await Parallel.ForEachAsync(
                    targets.ReadAllAsync(CancellationToken.None),
                    new ParallelOptions { MaxDegreeOfParallelism = limit },
                    async (target, _) => await worker.WorkAsync(target, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The reader of the events must learn of any failure, whatever it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        events.TryComplete(failure);
    }
}
