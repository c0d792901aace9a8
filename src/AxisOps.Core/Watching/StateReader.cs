using AxisOps.Core.Fleet;
using AxisOps.Core.Http;
using AxisOps.Core.Inventory.Reading;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Watching;

/// <summary>
/// Asks one device how it is: one anonymous question over a kept connection. Once for each start it is also asked what it is and runs, where it tells
/// anybody.
/// </summary>
internal sealed class StateReader(TimeProvider time)
{
    private static readonly DeviceRequest Sign = DeviceRequest.Get("/axis-cgi/usergroup.cgi") with { MaxResponseBytes = 64 * 1024 };

    private bool hasNoReadiness;
    private AnonymousClaim? claim;
    private DeviceState? former;
    private string? lastBoot;
    private TimeSpan? lastUptime;

    /// <summary>Asks. Every failure of the device is a state.</summary>
    public async Task<DeviceState> ReadAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        DeviceState state;
        try
        {
            state = await AskAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error)
        {
            state = Failed(session, error);
        }

        return Take(state);
    }

    /// <summary>Makes the state of a device that failed outside <see cref="ReadAsync"/>, as by taking too long.</summary>
    public DeviceState Fail(IDeviceSession session, DeviceException error) => Take(Failed(session, error));

    /// <summary>Tells whether a state is news after another.</summary>
    public static bool IsChange(DeviceState? before, DeviceState after) =>
        before is null
        || before.State != after.State
        || after.Restarted
        || before.SerialNumber != after.SerialNumber
        || (after.OsVersion is not null && before.OsVersion is not null && after.OsVersion.ToString() != before.OsVersion.ToString());

    private static DeviceCondition ConditionOf(DeviceException error) => error.Kind switch
    {
        DeviceErrorKind.Untrusted => DeviceCondition.Untrusted,
        DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.ItemNotFound => DeviceCondition.Offline,
        DeviceErrorKind.Busy => DeviceCondition.Starting,
        _ => DeviceCondition.Failing,
    };

    private static string Reason(IDeviceSession session, DeviceException error)
    {
        string prefix = $"{session.Target}: ";
        return error.Message.StartsWith(prefix, StringComparison.Ordinal) ? error.Message[prefix.Length..] : error.Message;
    }

    private async Task<DeviceState> AskAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        DeviceIdentity identity = await session.EstablishAsync(cancellationToken).ConfigureAwait(false);
        var channel = new AnonymousChannel(session);
        SystemReady? ready = hasNoReadiness ? null : await ReadyAsync(channel, cancellationToken).ConfigureAwait(false);
        if (hasNoReadiness)
        {
            await channel.SendAsync(Sign, cancellationToken).ConfigureAwait(false);
        }

        // What comes next may wait for a restarted device and must not change latency and clock.
        DeviceReply? reply = channel.Last;
        bool restarted = IsRestart(ready);
        if (restarted || claim is null || former is { State: DeviceCondition.Offline or DeviceCondition.Starting })
        {
            claim = await ClaimAsync(session, channel, restarted, cancellationToken).ConfigureAwait(false);
        }

        return Blank(session, ConditionOf(ready, reply)) with
        {
            SerialNumber = identity.SerialNumber ?? session.Target.SerialNumber ?? claim.SerialNumber,
            Identity = identity.Level,
            Model = claim.Model ?? session.Target.Model,
            OsVersion = claim.OsVersion,
            Latency = reply?.Elapsed,
            ClockOffset = reply?.Date is { } date ? ClockSample.Of(date, reply, "Date header").Offset : null,
            Uptime = ready?.Uptime,
            BootId = ready?.BootId,
            Restarted = restarted,
            Error = reply is { Status: >= 500 } ? $"it answers with HTTP {reply.Status}" : null,
        };
    }

    private async Task<SystemReady?> ReadyAsync(AnonymousChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await SystemReadyApi.ReadAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error) when (error.Kind is DeviceErrorKind.NotSupported or DeviceErrorKind.Unauthorized && channel.Last is { } reply)
        {
            // A device of before 9.50, or one that wants an account for everything: whether it answers is all that can be seen.
            hasNoReadiness = !HttpFailure.NeedsSetup(reply);
            return hasNoReadiness ? null : new SystemReady(true, true, null, null, null, null);
        }
    }

    private static async Task<AnonymousClaim> ClaimAsync(IDeviceSession session, AnonymousChannel channel, bool mustAsk, CancellationToken cancellationToken)
    {
        if (!mustAsk && session.State.TryGetValue(typeof(AnonymousClaim), out object? known) && known is AnonymousClaim { OsVersion: not null } told)
        {
            return told;
        }

        return await AnonymousProbe.ReadAsync(request => channel.SendAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    private static DeviceCondition ConditionOf(SystemReady? ready, DeviceReply? reply) => ready switch
    {
        { IsReady: false } => DeviceCondition.Starting,
        { NeedsSetup: true } => DeviceCondition.NeedsSetup,
        null when reply is { Status: >= 500 } => DeviceCondition.Starting,
        null when reply is { SaysNeedsSetup: true } => DeviceCondition.NeedsSetup,
        _ => DeviceCondition.Online,
    };

    private DeviceState Failed(IDeviceSession session, DeviceException error) => Blank(session, ConditionOf(error)) with
    {
        SerialNumber = session.Target.SerialNumber ?? former?.SerialNumber ?? session.Identity.SerialNumber,
        Model = claim?.Model ?? session.Target.Model,
        OsVersion = claim?.OsVersion,
        Identity = error.Kind == DeviceErrorKind.Untrusted ? IdentityLevel.None : session.Identity.Level,
        Error = Reason(session, error),
    };

    private DeviceState Blank(IDeviceSession session, DeviceCondition condition)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new DeviceState(DeviceName.Of(session), condition, now, now);
    }

    /// <summary>Another boot identifier; where there is none, an uptime that is shorter than it can be.</summary>
    private bool IsRestart(SystemReady? ready)
    {
        if (lastBoot is { } boot && ready?.BootId is { } now)
        {
            return boot != now;
        }

        return lastUptime is { } before && ready?.Uptime is { } up && up + TimeSpan.FromSeconds(5) < before;
    }

    private DeviceState Take(DeviceState state)
    {
        lastBoot = state.BootId ?? lastBoot;
        lastUptime = state.Uptime ?? lastUptime;
        DeviceState taken = former is not null && former.State == state.State ? state with { Since = former.Since } : state;
        former = taken;
        return taken;
    }
}
