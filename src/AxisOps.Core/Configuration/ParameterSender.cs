using AxisOps.Core.Http;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Configuration;

/// <summary>
/// Sends settings: all in one request, and one by one where the device refuses the request as a whole. It notes what was sent and what was answered; whether
/// a value took effect is for reading back to tell.
/// </summary>
internal sealed class ParameterSender(IDeviceSession session)
{
    /// <summary>The strictest brute-force protection that is in use counts to ten (vapix.md section 3.1).</summary>
    private const int MaxRefusals = 8;

    private const string Mine = "the device refuses this one with HTTP 401, though the account is right: it is read-only, or needs a higher role";

    /// <summary>Sends.</summary>
    /// <param name="pending">What to send, at least one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The answer that was lost; null when all were answered.</returns>
    /// <exception cref="DeviceException">Nothing went out, or the device refuses the account itself; the settings tell how far it came.</exception>
    public async Task<DeviceException?> SendAsync(IReadOnlyList<PendingParameter> pending, CancellationToken cancellationToken)
    {
        (bool isRefused, DeviceException? lost) = await UpdateAsync(pending, cancellationToken).ConfigureAwait(false);
        if (!isRefused)
        {
            return lost;
        }

        await ConfirmAccountAsync(cancellationToken).ConfigureAwait(false);
        if (pending.Count == 1)
        {
            pending[0].Refuse(Mine);
            return null;
        }

        int refusals = 0;
        foreach (PendingParameter one in pending)
        {
            if (refusals == MaxRefusals)
            {
                one.Refuse($"not sent: {MaxRefusals} others were refused, and devices block clients that are refused often");
                continue;
            }

            (isRefused, DeviceException? missed) = await UpdateAsync([one], cancellationToken).ConfigureAwait(false);
            lost ??= missed;
            if (isRefused)
            {
                refusals++;
                one.Refuse(Mine);
                await ConfirmAccountAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return lost;
    }

    private static void Note(IReadOnlyList<PendingParameter> pending, IReadOnlyList<string> errors)
    {
        foreach (PendingParameter one in pending)
        {
            // The line holds the value too, which may be a secret and may be long: only the name is looked for.
            one.WasAnswered = true;
            one.WasAccepted = !errors.Any(error => error.Contains($"'{one.Name}'", StringComparison.OrdinalIgnoreCase)
                || error.Contains($"'root.{one.Name}'", StringComparison.OrdinalIgnoreCase));
        }

        if (errors.Count > 0 && pending.All(one => one.WasAccepted))
        {
            // An error that names nobody may be anybody's.
            foreach (PendingParameter one in pending)
            {
                one.WasAccepted = false;
            }
        }
    }

    private async Task<(bool IsRefused, DeviceException? Lost)> UpdateAsync(IReadOnlyList<PendingParameter> pending, CancellationToken cancellationToken)
    {
        foreach (PendingParameter one in pending)
        {
            one.WasSent = true;
        }

        try
        {
            DeviceReply reply = await session.SendAsync(ParamApi.UpdateRequest(pending.Select(one => (one.Name, one.Value))), cancellationToken).ConfigureAwait(false);
            if (reply is { Status: 401, SaysNeedsSetup: false })
            {
                Withdraw(pending);
                return (true, null);
            }

            if (reply.Status >= 500)
            {
                throw new DeviceException(DeviceErrorKind.Protocol, $"{session.Target}: {ParamApi.Name} update: the device failed to answer (HTTP {reply.Status}).");
            }

            Note(pending, Errors(pending, reply));
            return (false, null);
        }
        catch (DeviceException error) when (!error.NothingWasSent && error.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.Protocol)
        {
            return (false, error);
        }
        catch (DeviceException)
        {
            Withdraw(pending);
            throw;
        }
    }

    /// <summary>Reads the answer. One that cannot be read is told with the device's words, unless these may repeat a secret.</summary>
    private IReadOnlyList<string> Errors(IReadOnlyList<PendingParameter> pending, DeviceReply reply)
    {
        try
        {
            return ParamApi.ParseUpdate(reply, new ApiCall(session.Target, ParamApi.Name, "update"));
        }
        catch (DeviceException error) when (pending.Any(one => one.IsConcealed))
        {
            throw new DeviceException(
                error.Kind,
                $"{session.Target}: {ParamApi.Name} update: the answer (HTTP {reply.Status}) is neither OK nor a list of errors. It is not shown, since it may repeat a secret.",
                error.RecommendedAction)
            {
                Code = error.Code,
            };
        }
    }

    /// <summary>Notes that none of them can have been written after all.</summary>
    private static void Withdraw(IReadOnlyList<PendingParameter> pending)
    {
        foreach (PendingParameter one in pending)
        {
            one.WasSent = false;
        }
    }

    /// <summary>A 401 on a write proves nothing about the account (vapix.md section 3): a read does. Where this fails, nothing more is sent.</summary>
    private async Task ConfirmAccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            await UserGroupApi.ReadAsync(session, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error) when (error.Kind is DeviceErrorKind.NotSupported or DeviceErrorKind.Protocol)
        {
            DeviceRequest own = DeviceRequest.Get("/axis-cgi/param.cgi?action=list&group=System&usergroup=admin");
            HttpFailure.ThrowIfRefused(await session.SendAsync(own, cancellationToken).ConfigureAwait(false), new ApiCall(session.Target, ParamApi.Name, "list"));
        }
    }
}
