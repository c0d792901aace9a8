using AxisOps.Core.Fleet;

namespace AxisOps.Core.Power;

/// <summary>Restarts devices, once each, and follows them until they have started again where that is wanted.</summary>
public static class RestartOperation
{
    internal const string Name = "restart";

    /// <summary>Makes the operation. The time of a device must be long enough for the wait.</summary>
    /// <param name="options">Whether and how long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <returns>An operation whose result is one object a device, whatever the outcome.</returns>
    public static FleetOperation<DeviceResult> Create(RestartOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return new(
            Name,
            OperationSafety.Once,
            (session, progress, cancellationToken) => new DeviceRestarter(session, options, progress, time).RunAsync(cancellationToken))
        {
            Describe = ChangeResult.Describe(Name),
        };
    }
}
