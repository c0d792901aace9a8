using System.Globalization;
using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Power;

/// <summary>Restarts one device, in two steps: the request, which must not happen twice, and the wait.</summary>
internal sealed class DeviceRestarter(IDeviceSession session, RestartOptions options, IRunSteps steps, IProgress<string> progress, TimeProvider time)
{
    private const string Request = "restart";
    private const string Waiting = "wait";


    private RestartFollower? follower;
    private SystemReady? before;

    private string Place => session.Address ?? session.Target.ToString();

    public async Task<FleetWork<DeviceResult>> RunAsync(CancellationToken cancellationToken)
    {
        progress.Report("looking");
        bool hasReadiness = await LookAsync(cancellationToken).ConfigureAwait(false);
        if (steps.Interrupted is null && steps.Earlier is [.., { Error: null } done])
        {
            var trace = RestartTrace.Of(done.Facts);
            bool hasRestarted = done.Name == Waiting || trace.HasRestarted(before, time.GetUtcNow()) == true;
            before = trace.Before;
            return await FollowAsync(null, hasReadiness, hasRestarted, cancellationToken).ConfigureAwait(false);
        }

        if (steps.Interrupted is { } open)
        {
            SystemReady? now = before;
            var trace = RestartTrace.Of(open.Facts);
            if (open.Step == Waiting)
            {
                // The device said yes: from there it is only looked at, never asked again.
                before = trace.Before;
                return await FollowAsync(null, hasReadiness, trace.HasRestarted(now, time.GetUtcNow()) == true, cancellationToken).ConfigureAwait(false);
            }

            switch (await HasHappenedAsync(trace, hasReadiness, cancellationToken).ConfigureAwait(false))
            {
                case null:
                    return Judge(
                        Outcome.Unknown, Doubt("this run was interrupted at that moment, and the device does not say when it started"), null, TimeSpan.Zero);
                case true:
                    await steps.EndAsync(Request, null, null).ConfigureAwait(false);
                    return await FollowAsync(null, hasReadiness, hasRestarted: true, cancellationToken).ConfigureAwait(false);
                default:
                    await steps.EndAsync(Request, null, "the request had not reached the device").ConfigureAwait(false);
                    before = now;
                    break;
            }
        }

        long start = time.GetTimestamp();
        await steps.BeginAsync(Request, RunStepSafety.LookFirst, RestartTrace.Facts(before, time.GetUtcNow())).ConfigureAwait(false);
        DeviceException? cut;
        try
        {
            progress.Report("asking for the restart");
            cut = await RequestAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error)
        {
            await steps.EndAsync(Request, null, error.Message).ConfigureAwait(false);
            throw;
        }
        catch (OperationCanceledException)
        {
            return Judge(Outcome.Unknown, Doubt("the call was stopped, or its time was over, before the device answered"), null, time.GetElapsedTime(start));
        }

        if (cut is null)
        {
            await steps.EndAsync(Request, null, null).ConfigureAwait(false);
        }

        return await FollowAsync(cut, hasReadiness, hasRestarted: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Looks what became of a request whose end nobody saw. A device that has taken one may go on answering for some seconds.</summary>
    private async Task<bool?> HasHappenedAsync(RestartTrace trace, bool hasReadiness, CancellationToken cancellationToken)
    {
        bool? happened = trace.HasRestarted(before, time.GetUtcNow());
        before = trace.Before;
        if (happened is not null)
        {
            return happened;
        }

        var watcher = new RestartFollower(session, options, progress, time, before, hasReadiness);
        bool hasRestarted = await watcher.UntilAsync(watch => watch.HasRestarted, options.DoubtTimeout, cancellationToken).ConfigureAwait(false);
        return hasRestarted ? true : before?.BootId is not null && watcher.Watch is { IsDown: false } ? false : null;
    }

    private async Task<FleetWork<DeviceResult>> FollowAsync(DeviceException? cut, bool hasReadiness, bool hasRestarted, CancellationToken cancellationToken)
    {
        follower = new RestartFollower(session, options, progress, time, before, hasReadiness, hasRestarted);
        try
        {
            if (!options.Waits)
            {
                return cut is not null ? await ResolveAsync(cut, cancellationToken).ConfigureAwait(false)
                    : Judge(Outcome.Succeeded, null, hasRestarted ? "had restarted when it was looked at again" : "restart accepted", follower.Elapsed);
            }

            if (cut is null && steps.Interrupted is null)
            {
                await steps.BeginAsync(Waiting, RunStepSafety.NoReturn, RestartTrace.Facts(before, time.GetUtcNow())).ConfigureAwait(false);
            }

            FleetWork<DeviceResult> work = await WaitAsync(cut, cancellationToken).ConfigureAwait(false);
            if (work.Outcome != Outcome.Unknown)
            {
                await steps.EndAsync(cut is null ? Waiting : Request, null, work.Error?.Message).ConfigureAwait(false);
            }

            return work;
        }
        catch (OperationCanceledException)
        {
            return Judge(
                Outcome.Unknown,
                cut is null ? Unfinished("the restart was accepted; waiting for it was stopped", null) : Doubt("waiting was stopped", cut),
                null,
                follower.Elapsed);
        }
    }

    private static bool IsAmbiguous(DeviceException error) =>
        !error.NothingWasSent && error.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.Protocol;

    /// <summary>Reads boot id and uptime; nothing of this call has changed anything yet, whatever fails here.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            before = await SystemReadyApi.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DeviceException error) when (error.Kind is DeviceErrorKind.NotSupported)
        {
            return false;
        }
        catch (DeviceException error)
        {
            throw new DeviceException(error.Kind, error.Message, error.RecommendedAction, error) { Code = error.Code, NothingWasSent = true };
        }
        catch (OperationCanceledException error)
        {
            throw new DeviceException(DeviceErrorKind.Timeout, $"{session.Target}: the device did not answer in time.", null, error) { NothingWasSent = true };
        }
    }

    /// <returns>The answer that was cut; null where the device said yes.</returns>
    private async Task<DeviceException?> RequestAsync(CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                await RestartApi.RebootAsync(session, cancellationToken).ConfigureAwait(false);
            }
            catch (DeviceException error) when (error.Kind == DeviceErrorKind.NotSupported)
            {
                await RestartApi.RestartAsync(session, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (DeviceException error) when (IsAmbiguous(error))
        {
            return error;
        }
    }

    private async Task<FleetWork<DeviceResult>> ResolveAsync(DeviceException cut, CancellationToken cancellationToken)
    {
        await follower!.UntilAsync(watch => watch.HasRestarted, options.DoubtTimeout, cancellationToken).ConfigureAwait(false);
        if (follower.Watch.HasRestarted)
        {
            await steps.EndAsync(Request, null, null).ConfigureAwait(false);
        }

        return follower.Watch.HasRestarted
            ? Judge(Outcome.Succeeded, null, "the answer was cut, and the device has restarted", follower.Elapsed)
            : Judge(Outcome.Unknown, Doubt(follower.Watch.IsDown ? "the answer was cut, and the device does not answer now" : "the answer was cut, and the device has not been seen to restart", cut), null, follower.Elapsed);
    }

    private async Task<FleetWork<DeviceResult>> WaitAsync(DeviceException? cut, CancellationToken cancellationToken)
    {
        if (await follower!.UntilAsync(watch => watch.IsReady, options.WaitTimeout, cancellationToken).ConfigureAwait(false))
        {
            return Judge(
                Outcome.Succeeded,
                null,
                string.Create(CultureInfo.InvariantCulture, $"restarted, and ready after {follower.Elapsed.TotalSeconds:0} s"),
                follower.Elapsed);
        }

        RestartWatch watch = follower.Watch;
        string waited = string.Create(CultureInfo.InvariantCulture, $"after {follower.Elapsed.TotalSeconds:0} s");
        DeviceException error = (follower.Stranger, watch) switch
        {
            ({ Kind: DeviceErrorKind.Untrusted } stranger, _) => Unfinished($"the restart was sent, and {waited} what answers there is not the device that was restarted: {stranger.Message}", stranger),
            ({ } stranger, _) => Unfinished($"the restart was sent, and {waited} the device does not accept the account: {stranger.Message}", stranger),
            (_, { HasRestarted: true }) => new DeviceException(
                DeviceErrorKind.Timeout,
                $"{session.Target}: the device has restarted and is not ready {waited}.",
                $"Give it more time, then look with 'Test-Device {Place}'."),
            (_, { IsDown: true }) => Unfinished($"the restart was sent, and the device does not answer {waited}", cut),
            _ => Unfinished($"the restart was sent, and {waited} the device has not been seen to restart", cut),
        };
        return Judge(error.Kind == DeviceErrorKind.Timeout ? Outcome.Failed : Outcome.Unknown, error, null, follower.Elapsed);
    }

    private FleetWork<DeviceResult> Judge(Outcome outcome, DeviceException? error, string? detail, TimeSpan elapsed)
    {
        DeviceResult begun = ChangeResult.Begin(session, RestartOperation.Name);
        return ChangeResult.Of(
            new DeviceResult
            {
                Device = begun.Device,
                SerialNumber = begun.SerialNumber,
                Address = begun.Address,
                Operation = begun.Operation,
                Outcome = outcome,
                Detail = detail,
                Changes = Boot(),
                Elapsed = elapsed,
                DownTime = follower?.Watch.DownTime,
            },
            outcome,
            error);
    }

    private PropertyChange[] Boot() => (before?.BootId, follower?.Watch.BootId) switch
    {
        ({ } old, { } now) => [new() { Name = "BootId", Before = old, After = now, State = old == now ? PropertyChangeState.Unchanged : PropertyChangeState.Changed }],
        ({ } old, null) => [new() { Name = "BootId", Before = old, State = PropertyChangeState.Unknown, Reason = "not read after the restart" }],
        _ => [],
    };

    private DeviceException Doubt(string what, DeviceException? cause = null) => Unfinished(
        $"the restart was sent, and it is not known whether the device took it: {what}", cause);

    private DeviceException Unfinished(string what, DeviceException? cause) => new(
        DeviceErrorKind.OutcomeUnknown,
        $"{session.Target}: {what}{(what.EndsWith('.') ? null : ".")}",
        $"Look with 'Test-Device {Place}'. Where addresses come by DHCP it may have another one now: Find-Device finds it by its serial number"
        + $"{(session.Identity.SerialNumber is { } serial ? " " + serial : null)}.",
        cause);
}
