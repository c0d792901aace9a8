using AxisOps.Core.Fleet;

namespace AxisOps.Core.Configuration;

/// <summary>
/// Sets parameters of devices. Each attempt first reads what is there and leaves alone what has its value already, so an attempt of which nothing was sent may
/// be repeated; what was sent is settled by reading back within the attempt.
/// </summary>
public static class ParameterWriteOperation
{
    internal const string Name = "setting parameters";

    /// <summary>Makes the operation.</summary>
    /// <param name="settings">The values.</param>
    /// <param name="time">The clock.</param>
    /// <returns>An operation whose result is one object a device, whatever the outcome.</returns>
    public static FleetOperation<DeviceResult> Create(ParameterSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        return new(
            Name,
            OperationSafety.Idempotent,
            (session, progress, cancellationToken) => new ParameterWriter(session, settings, progress, time).RunAsync(cancellationToken))
        {
            Describe = ChangeResult.Describe(Name),
        };
    }
}
