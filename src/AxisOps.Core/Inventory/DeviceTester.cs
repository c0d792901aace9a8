using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Inventory;

/// <summary>Answers four questions about a device, in order; a question that an earlier answer makes pointless stays open.</summary>
public static class DeviceTester
{
    private const string NotTested = "not tested: the device was not reached";

    /// <summary>Makes the operation.</summary>
    /// <returns>An operation whose result is one line a question; it never fails, since a failed test is a result.</returns>
    public static FleetOperation<IReadOnlyList<DeviceTestResult>> Operation() => new("testing", OperationSafety.Read, TestAsync)
    {
        RunsUnestablished = true,
        Describe = (target, session, work) => work.Error is { } error
            ? Unreached(target, session, Explain(target, error))
            : Skipped(target, $"skipped: {work.Reason}"),
    };

    private static async Task<FleetWork<IReadOnlyList<DeviceTestResult>>> TestAsync(
        IDeviceSession session, IProgress<string> progress, CancellationToken cancellationToken)
    {
        DeviceException? refused = null;
        try
        {
            await session.EstablishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error) when (error.Kind == DeviceErrorKind.Untrusted && session.Scheme is not null)
        {
            refused = error;
        }

        var lines = new List<DeviceTestResult>(4) { Line(session, DeviceCheck.Reachable, true, Reached(session)) };
        progress.Report("ready");
        lines.Add(refused is not null
            ? Line(session, DeviceCheck.Ready, null, "not tested: it is not the device it should be")
            : await ReadyAsync(session, cancellationToken).ConfigureAwait(false));
        lines.Add(Identity(session, refused));
        progress.Report("credential");
        lines.Add(refused is not null
            ? Line(session, DeviceCheck.Credential, null, "not tested: no credential is sent to a peer that is not the device it should be")
            : await CredentialAsync(session, cancellationToken).ConfigureAwait(false));
        return FleetOutcome.Succeeded<IReadOnlyList<DeviceTestResult>>(lines);
    }

    private static async Task<DeviceTestResult> ReadyAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        try
        {
            SystemReady status = await SystemReadyApi.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            return status switch
            {
                { IsReady: false } => Line(session, DeviceCheck.Ready, false, "AXIS OS is still starting; try again in a minute."),
                { NeedsSetup: true } => Line(session, DeviceCheck.Ready, false, "It has no administrator yet: create the first account."),
                _ => Line(session, DeviceCheck.Ready, true, status.Uptime is { } up ? $"AXIS OS is ready, up {up:d\\.hh\\:mm\\:ss}" : "AXIS OS is ready"),
            };
        }
        catch (DeviceException error) when (error.Kind is DeviceErrorKind.NotSupported)
        {
            return Line(session, DeviceCheck.Ready, true, "It answers; this AXIS OS has no interface that tells more.");
        }
        catch (DeviceException error)
        {
            return Line(session, DeviceCheck.Ready, false, Explain(session.Target, error));
        }
    }

    private static DeviceTestResult Identity(IDeviceSession session, DeviceException? refused) => (refused, session.Identity) switch
    {
        ({ } error, _) => Line(session, DeviceCheck.Identity, false, Explain(session.Target, error)),
        (_, { IsTrusted: true } identity) => Line(session, DeviceCheck.Identity, true, $"{identity.Level}: {identity.Evidence}"),
        (_, { Level: IdentityLevel.Unprotected } identity) => Line(
            session, DeviceCheck.Identity, false, $"{identity.Level}: {identity.Evidence}. Enable HTTPS on the device."),
        (_, { } identity) => Line(
            session,
            DeviceCheck.Identity,
            false,
            $"{identity.Level}: {identity.Evidence}. Import-DeviceTrustRoot imports the root that vouches for it; Set-DeviceTrust -Pin pins its key."),
    };

    private static async Task<DeviceTestResult> CredentialAsync(IDeviceSession session, CancellationToken cancellationToken)
    {
        try
        {
            UserGroup account = await UserGroupApi.ReadAsync(session, cancellationToken).ConfigureAwait(false);
            return Line(session, DeviceCheck.Credential, true, $"{session.AcceptedUserName ?? account.UserName} is {account.Role ?? "in no role"}");
        }
        catch (DeviceException error)
        {
            return Line(session, DeviceCheck.Credential, false, Explain(session.Target, error));
        }
    }

    private static List<DeviceTestResult> Unreached(DeviceTarget target, IDeviceSession? session, string why)
    {
        string? serial = session?.Identity.SerialNumber ?? target.SerialNumber;
        string name = target.ToString();
        return
        [
            new(name, serial, DeviceCheck.Reachable, false, why),
            new(name, serial, DeviceCheck.Ready, null, NotTested),
            new(name, serial, DeviceCheck.Identity, null, NotTested),
            new(name, serial, DeviceCheck.Credential, null, NotTested),
        ];
    }

    /// <summary>Nothing was asked here, so nothing failed: the answers stand with the first mention of the device.</summary>
    private static DeviceTestResult[] Skipped(DeviceTarget target, string why) =>
        [.. Enum.GetValues<DeviceCheck>().Select(check => new DeviceTestResult(target.ToString(), target.SerialNumber, check, null, why))];

    private static string Reached(IDeviceSession session) =>
        session.Scheme == DeviceScheme.Http ? $"plain HTTP on port {session.Port}" : $"HTTPS on port {session.Port}";

    /// <summary>Leaves out the device, which stands in the line already.</summary>
    private static string Explain(DeviceTarget target, DeviceException error)
    {
        string prefix = $"{target}: ";
        string message = error.Message.StartsWith(prefix, StringComparison.Ordinal) ? error.Message[prefix.Length..] : error.Message;
        return $"{message}{(message.EndsWith('.') ? " " : ". ")}{error.RecommendedAction}".Trim();
    }

    private static DeviceTestResult Line(IDeviceSession session, DeviceCheck check, bool? passed, string detail) =>
        new(session.Target.ToString(), session.Identity.SerialNumber ?? session.Target.SerialNumber, check, passed, detail);
}
