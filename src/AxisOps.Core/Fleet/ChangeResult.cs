using AxisOps.Core.Sessions;

namespace AxisOps.Core.Fleet;

/// <summary>Makes the one <see cref="DeviceResult"/> that each device of a change ends in.</summary>
public static class ChangeResult
{
    /// <summary>Makes the work of a device whose result is known.</summary>
    /// <param name="result">The result; error and outcome are filled in here.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="error">Why it failed or is not known; null where neither.</param>
    /// <returns>The work.</returns>
    public static FleetWork<DeviceResult> Of(DeviceResult result, Outcome outcome, DeviceException? error = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(outcome, With(result, outcome, error, result.Detail), error);
    }

    /// <summary>Makes the empty result of a session.</summary>
    /// <param name="session">The session.</param>
    /// <param name="operation">What is done, in a word or two.</param>
    /// <returns>A result to be filled.</returns>
    public static DeviceResult Begin(IDeviceSession session, string operation)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Make(session.Target, session, operation);
    }

    /// <summary>Makes the result of a device that has none: never answered, skipped, cancelled. For <see cref="FleetOperation{T}.Describe"/>.</summary>
    /// <param name="operation">What was to be done.</param>
    /// <returns>The function.</returns>
    public static Func<DeviceTarget, IDeviceSession?, FleetWork<DeviceResult>, DeviceResult?> Describe(string operation) => (target, session, work) =>
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(work);
        return With(Make(target, session, operation), work.Outcome, work.Error, work.Reason);
    };

    /// <summary>Returns a result as one of a run.</summary>
    /// <param name="result">The result.</param>
    /// <param name="runId">The run.</param>
    /// <returns>The same with the run in it.</returns>
    public static DeviceResult InRun(DeviceResult result, long runId)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Copy(result, result.Outcome, result.Detail, (result.ErrorKind, result.Error, result.RecommendedAction), runId);
    }

    private static DeviceResult Make(DeviceTarget target, IDeviceSession? session, string operation) => new()
    {
        Device = target.ToString(),
        SerialNumber = session?.Identity.SerialNumber ?? target.SerialNumber,
        Address = session?.Address ?? target.Host,
        Operation = operation,
        Outcome = Outcome.Failed,
    };

    private static DeviceResult With(DeviceResult result, Outcome outcome, DeviceException? error, string? detail) =>
        Copy(result, outcome, detail, (error?.Kind, error?.Message, error?.RecommendedAction), result.RunId);

    private static DeviceResult Copy(
        DeviceResult result, Outcome outcome, string? detail, (DeviceErrorKind? Kind, string? Message, string? Action) error, long? runId) => new()
        {
            Device = result.Device,
            SerialNumber = result.SerialNumber,
            Address = result.Address,
            Operation = result.Operation,
            Outcome = outcome,
            Detail = detail,
            Changes = result.Changes,
            ErrorKind = error.Kind,
            Error = error.Message,
            RecommendedAction = error.Action,
            Elapsed = result.Elapsed,
            DownTime = result.DownTime,
            RunId = runId,
        };
}
