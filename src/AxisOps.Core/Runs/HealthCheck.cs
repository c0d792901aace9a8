using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Runs;

/// <summary>
/// The built-in health check: the very same device answers, says that it has started where it says so (AXIS OS 9.50 and later), and takes the account. Whatever
/// leaves that open is inconclusive.
/// </summary>
internal static class HealthCheck
{
    public static FleetOperation<HealthVerdict> Operation { get; } = new("health check", OperationSafety.Read, RunAsync)
    {
        Describe = (_, _, work) => work.Error is { } error ? Of(error) : new HealthVerdict(FleetRunHealth.Inconclusive, work.Reason),
    };

    private static async Task<FleetWork<HealthVerdict>> RunAsync(IDeviceSession session, IProgress<string> progress, CancellationToken cancellationToken)
    {
        progress.Report("health check");
        SystemReady? ready = null;
        try
        {
            ready = await SystemReadyApi.ReadAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error) when (error.Kind == DeviceErrorKind.NotSupported)
        {
        }

        if (ready?.IsReady == false)
        {
            return FleetOutcome.Succeeded(new HealthVerdict(FleetRunHealth.Inconclusive, "it is still starting"));
        }

        DeviceReply reply = await session.SendAsync(DeviceRequest.Get("/axis-cgi/usergroup.cgi"), cancellationToken).ConfigureAwait(false);
        if (reply.Status != 404)
        {
            HttpFailure.ThrowIfFailed(reply, new ApiCall(session.Target, UserGroupApi.Name));
        }

        return FleetOutcome.Succeeded(new HealthVerdict(FleetRunHealth.Healthy, null));
    }

    private static HealthVerdict Of(DeviceException error) => new(
        error.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Untrusted or DeviceErrorKind.Unauthorized or DeviceErrorKind.Forbidden
            ? FleetRunHealth.Unhealthy
            : FleetRunHealth.Inconclusive,
        error.Message);
}
