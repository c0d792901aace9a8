using System.Text.Json;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Power;

/// <summary>Restarts devices, once each, and follows them until they have started again where that is wanted.</summary>
public static class RestartOperation
{
    internal const string Name = "restart";

    /// <summary>Makes the operation.</summary>
    /// <param name="options">Whether and how long to wait.</param>
    /// <param name="time">The clock.</param>
    /// <returns>An operation whose result is one object a device, whatever the outcome.</returns>
    public static RunOperation Create(RestartOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        return new(
            Name,
            Name,
            OperationSafety.Once,
            (session, steps, progress, cancellationToken) => new DeviceRestarter(session, options, steps, progress, time).RunAsync(cancellationToken))
        {
            Arguments = JsonSerializer.SerializeToElement(new RestartArguments(options.Waits, (int)options.WaitTimeout.TotalSeconds), RunArguments.Default.RestartArguments),
            ExtraTime = options.Waits ? options.WaitTimeout : TimeSpan.Zero,
        };
    }

    /// <summary>Makes the operation of a plan again.</summary>
    internal static RunOperation Create(JsonElement? arguments, TimeProvider time)
    {
        RestartArguments planned = arguments?.Deserialize(RunArguments.Default.RestartArguments) ?? throw new FormatException("The plan does not say how to restart.");
        return Create(new RestartOptions { Waits = planned.Waits, WaitTimeout = TimeSpan.FromSeconds(planned.WaitTimeoutSec) }, time);
    }
}
