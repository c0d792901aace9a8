using System.Globalization;
using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Power;

/// <summary>
/// Looks at a device again and again. Each look goes through the session, which makes the connection anew and decides anew who answers: another device is
/// never taken for the one that went down.
/// </summary>
internal sealed class RestartFollower(
    IDeviceSession session, RestartOptions options, IProgress<string> progress, TimeProvider time, SystemReady? before, bool hasReadiness, bool hasRestarted = false)
{
    private readonly long start = time.GetTimestamp();

    public RestartWatch Watch { get; } = new(before, hasRestarted);

    /// <summary>Gets the last reason why what answered is not the device: another serial number, key or account; null where there was none.</summary>
    public DeviceException? Stranger { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(start);

    /// <summary>Looks until a condition holds or the time is over.</summary>
    /// <returns>Whether the condition holds.</returns>
    public async Task<bool> UntilAsync(Func<RestartWatch, bool> holds, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (int look = 0; ; look++)
        {
            await Task.Delay(options.Pauses[Math.Min(look, options.Pauses.Count - 1)], time, cancellationToken).ConfigureAwait(false);
            await LookAsync(cancellationToken).ConfigureAwait(false);
            progress.Report(string.Create(CultureInfo.InvariantCulture, $"{Step()}, {Elapsed.TotalSeconds:0} s"));
            if (holds(Watch))
            {
                return true;
            }

            if (Elapsed >= limit)
            {
                return false;
            }
        }
    }

    private string Step() => Watch switch
    {
        { IsDown: true } => "down",
        { HasRestarted: false } => "not down yet",
        { IsReady: false } => "starting",
        _ => "ready",
    };

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.PollTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            SystemReady? now = hasReadiness ? await SystemReadyApi.ReadAsync(session, linked.Token).ConfigureAwait(false) : null;
            if (!hasReadiness || now is { IsReady: not false })
            {
                await AskAccountAsync(linked.Token).ConfigureAwait(false);
            }

            Watch.Answered(now, Elapsed);
            Stranger = null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Watch.Missed(Elapsed);
        }
        catch (DeviceException error)
        {
            Stranger = error.Kind is DeviceErrorKind.Untrusted or DeviceErrorKind.Unauthorized ? error : null;
            Watch.Missed(Elapsed);
        }
    }

    /// <summary>
    /// The account must work again: only then has all of it started, and over plain HTTP the realm of the 401 is what names the device. A 401 while it starts
    /// is no refusal of the credential.
    /// </summary>
    private async Task AskAccountAsync(CancellationToken cancellationToken)
    {
        DeviceRequest question = DeviceRequest.Get("/axis-cgi/usergroup.cgi") with { Authentication = RequestAuthentication.RefusalIsAnswer };
        DeviceReply reply = await session.SendAsync(question, cancellationToken).ConfigureAwait(false);
        // Where there is no such interface, an answer at all has to do.
        if (reply.Status != 404)
        {
            HttpFailure.ThrowIfFailed(reply, new ApiCall(session.Target, UserGroupApi.Name));
        }
    }
}
