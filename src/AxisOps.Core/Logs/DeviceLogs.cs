using AxisOps.Core.Fleet;

namespace AxisOps.Core.Logs;

/// <summary>Makes the operations on logs of devices.</summary>
public static class DeviceLogs
{
    /// <summary>Makes the operation that reads a log once.</summary>
    /// <param name="options">Which lines.</param>
    /// <returns>The operation.</returns>
    public static FleetOperation<DeviceLogBatch> Reading(DeviceLogOptions options) => new(
        "reading the log",
        OperationSafety.Read,
        async (session, progress, cancellationToken) =>
        {
            progress.Report("log");
            return FleetOutcome.Succeeded(await new DeviceLogReader(options).ReadAsync(session, cancellationToken).ConfigureAwait(false));
        });

    /// <summary>Makes the operation that reads a log and then its new lines, until it is cancelled.</summary>
    /// <param name="options">Which lines.</param>
    /// <param name="polling">How often, how many devices at once, how long one may take.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <returns>The operation; it ends by itself only where no repetition helps.</returns>
    public static FleetOperation<DeviceLogBatch> Following(DeviceLogOptions options, PollOptions polling, TimeProvider time)
    {
        var gate = new SemaphoreSlim(polling.ThrottleLimit);
        return FleetStreaming.Operation<DeviceLogBatch>(
            "following the log", (stream, cancellationToken) => new LogFollower(stream, options, polling, gate, time).RunAsync(cancellationToken));
    }
}
