using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;
using AxisOps.Core.Sessions;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Configuration;

/// <summary>Sets parameters of one device: read, check, send, read back.</summary>
internal sealed class ParameterWriter(IDeviceSession session, ParameterSettings settings, IRunSteps steps, IProgress<string> progress, TimeProvider time)
{
    private const string Step = "set parameters";

    /// <summary>What was lost on the way is sent once more: setting a value twice ends as setting it once does.</summary>
    private const int MaxRounds = 2;

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    private readonly long start = time.GetTimestamp();
    private IReadOnlyList<PendingParameter> all = [];
    private bool lacksDefinitions;

    /// <summary>What an earlier life of the run did, or may have done: values that are there now need not have been there before it.</summary>
    private readonly string? before =
        steps.Interrupted is not null ? "this run had begun to set them when it was interrupted"
        : steps.Earlier.Any(step => step is { Name: Step, Error: null }) ? "set by this run before it was interrupted"
        : null;

    public async Task<FleetWork<DeviceResult>> RunAsync(CancellationToken cancellationToken)
    {
        progress.Report("reading");
        all = await ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (PendingParameter one in all)
        {
            one.Plan();
        }

        bool writes = Open().Count > 0;
        if (writes)
        {
            await steps.BeginAsync(Step, RunStepSafety.Repeatable, new Dictionary<string, string> { ["names"] = string.Join(' ', Open().Select(one => one.Name)) }).ConfigureAwait(false);
        }
        else if (steps.Interrupted is not null)
        {
            await steps.EndAsync(Step, null, null).ConfigureAwait(false);
        }

        DeviceException? stopped = null;
        for (int round = 0; round < MaxRounds && Open() is { Count: > 0 } open; round++)
        {
            progress.Report("writing");
            DeviceException? lost;
            try
            {
                lost = await new ParameterSender(session).SendAsync(open, cancellationToken).ConfigureAwait(false);
            }
            catch (DeviceException error) when (error.NothingWasSent && !all.Any(one => one.WasSent))
            {
                await steps.EndAsync(Step, null, error.Message).ConfigureAwait(false);
                throw;
            }
            catch (DeviceException error)
            {
                lost = stopped = error;
            }
            catch (OperationCanceledException) when (all.Any(one => one.WasSent))
            {
                // There is no time left to ask; what is true is told instead of a mere time-out.
                stopped = new DeviceException(DeviceErrorKind.Timeout, $"{session.Target}: the time was over, or the call was stopped, before all was answered.");
                break;
            }

            progress.Report("reading back");
            await SettleAsync(lost, cancellationToken).ConfigureAwait(false);
            if (lost is null || stopped is not null)
            {
                break;
            }
        }

        FleetWork<DeviceResult> work = Judge(stopped);
        if (writes)
        {
            await steps.EndAsync(Step, null, work.Error?.Message).ConfigureAwait(false);
        }

        return work;
    }

    private List<PendingParameter> Open() => [.. all.Where(one => one.State is null)];

    private async Task<IReadOnlyList<PendingParameter>> ReadAsync(CancellationToken cancellationToken)
    {
        string[] names = [.. settings.All.Select(setting => setting.Name)];
        Dictionary<string, string> values = await ParameterSource.ValuesAsync(session, names, cancellationToken).ConfigureAwait(false);
        string[] groups = [.. new ParameterSelection([.. names.Select(ParameterName.Group)]).Groups];
        if (names.Any(name => !values.ContainsKey(name)))
        {
            // Devices tell upper from lower case in what they are asked; people do not.
            values = await ParameterSource.ValuesAsync(session, [], cancellationToken).ConfigureAwait(false);
            string[] met = [.. values.Keys.Where(name => names.Contains(name, StringComparer.OrdinalIgnoreCase))];
            groups = met.Length == 0 ? [] : [.. new ParameterSelection([.. met.Select(ParameterName.Group)]).Groups];
        }

        IReadOnlyDictionary<string, ParameterDefinition> definitions = new Dictionary<string, ParameterDefinition>();
        if (values.Count > 0 && groups.Length > 0)
        {
            (definitions, DeviceException? refusal) = await ParameterSource.DefinitionsAsync(session, groups, cancellationToken).ConfigureAwait(false);
            lacksDefinitions = refusal is not null;
        }

        // An attempt that follows another must not call its own changes unchanged.
        if (!session.State.TryGetValue(typeof(ParameterWriter), out object? kept) || kept is not Dictionary<string, string> before)
        {
            session.State[typeof(ParameterWriter)] = before = values;
        }

        var spelled = values.Keys.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. settings.All.Select(setting => new PendingParameter(
                setting,
                spelled.GetValueOrDefault(setting.Name) ?? definitions.GetValueOrDefault(setting.Name)?.Name,
                before.GetValueOrDefault(setting.Name),
                values.GetValueOrDefault(setting.Name),
                definitions.GetValueOrDefault(setting.Name))),
        ];
    }

    /// <summary>
    /// Reads back what was sent; again where the device said yes and shows another value, since it may take a moment. What cannot be read back is unknown.
    /// </summary>
    private async Task SettleAsync(DeviceException? lost, CancellationToken cancellationToken)
    {
        try
        {
            for (int attempt = 0; !await ReadBackAsync(lost is null, attempt == Pauses.Length, cancellationToken).ConfigureAwait(false); attempt++)
            {
                await Task.Delay(Pauses[attempt], time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is DeviceException or OperationCanceledException)
        {
            foreach (PendingParameter one in Open().Where(one => one.WasSent))
            {
                one.LeaveUnknown("sent, and it cannot be read back");
            }
        }
    }

    /// <returns>Whether there is nothing to wait for any more.</returns>
    private async Task<bool> ReadBackAsync(bool wasAnswered, bool isLast, CancellationToken cancellationToken)
    {
        List<PendingParameter> open = [.. Open().Where(one => one.WasSent)];
        if (open.Count == 0)
        {
            return true;
        }

        try
        {
            Dictionary<string, string> values = await ParameterSource.ValuesAsync(session, [.. open.Select(one => one.Name)], cancellationToken).ConfigureAwait(false);
            open.ForEach(one => one.Settle(values.GetValueOrDefault(one.Name)));
            return isLast || !wasAnswered || !open.Exists(one => one is { State: null, WasAccepted: true });
        }
        catch (DeviceException error) when (error.IsTransient && !isLast)
        {
            // The web server may be restarting; ask again.
            return false;
        }
    }

    private FleetWork<DeviceResult> Judge(DeviceException? stopped)
    {
        foreach (PendingParameter one in Open())
        {
            if (!one.WasSent)
            {
                one.Refuse("not set");
            }
            else if (one.WasRead && one.CanBeRead)
            {
                one.Refuse(one.WasAccepted ? "the device said OK and shows another value" : stopped is null ? "the device did not take it" : "it has not taken effect");
            }
            else if (one is { CanBeRead: false, WasAnswered: true })
            {
                one.Refuse("the device did not take it");
            }
            else
            {
                one.LeaveUnknown("sent, and no complete answer arrived");
            }
        }

        DeviceResult result = ChangeResult.Begin(session, ParameterWriteOperation.Name);
        PropertyChange[] changes = [.. all.Select(one => one.Result())];
        var filled = new DeviceResult
        {
            Device = result.Device,
            SerialNumber = result.SerialNumber,
            Address = result.Address,
            Operation = result.Operation,
            Outcome = result.Outcome,
            Detail = Summary(changes) + (before is null ? null : "; " + before) + (lacksDefinitions ? "; not checked beforehand, since the device gave no definitions" : null),
            Changes = changes,
            Elapsed = time.GetElapsedTime(start),
        };
        return changes switch
        {
            _ when Array.Exists(changes, change => change.State == PropertyChangeState.Unknown) => ChangeResult.Of(filled, Outcome.Unknown, Unknown(changes, stopped)),
            _ when stopped is not null => ChangeResult.Of(filled, Outcome.Failed, Refused(changes, stopped)),
            _ when Array.Exists(changes, change => change.State == PropertyChangeState.Refused) => ChangeResult.Of(filled, Outcome.Failed, Refused(changes, null)),
            _ when before is null && Array.TrueForAll(changes, change => change.State == PropertyChangeState.Unchanged) => ChangeResult.Of(filled, Outcome.Unchanged),
            _ => ChangeResult.Of(filled, Outcome.Succeeded),
        };
    }

    private static string Summary(PropertyChange[] changes) => string.Join(
        ", ", changes.GroupBy(change => change.State).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key)}"));

    private static string Word(PropertyChangeState state) => state switch
    {
        PropertyChangeState.Changed => "changed",
        PropertyChangeState.Unchanged => "unchanged",
        PropertyChangeState.Refused => "refused",
        _ => "unknown",
    };

    private DeviceException Refused(PropertyChange[] changes, DeviceException? cause)
    {
        PropertyChange[] refused = [.. changes.Where(change => change.State == PropertyChangeState.Refused)];
        string first = refused.Length == 0 ? string.Empty : $" {refused[0].Name}: {refused[0].Reason}{(refused.Length > 1 ? $"; and {refused.Length - 1} more" : null)}.";
        return cause is null
            ? new DeviceException(
                DeviceErrorKind.Rejected,
                $"{session.Target}: {Summary(changes)}.{first}".Replace("..", ".", StringComparison.Ordinal),
                "Changes of the result says why for each; 'Get-DeviceParameter -IncludeDefinition' shows what a parameter takes.")
            : new DeviceException(cause.Kind, $"{cause.Message} {Summary(changes)}.", cause.RecommendedAction, cause) { Code = cause.Code };
    }

    private DeviceException Unknown(PropertyChange[] changes, DeviceException? cause)
    {
        string[] names = [.. changes.Where(change => change.State == PropertyChangeState.Unknown).Select(change => change.Name)];
        string? recovery = names.Select(name => ParameterRisks.Find(name)?.Recovery).FirstOrDefault(way => way is not null);
        string shown = string.Join(", ", names.Take(5)) + (names.Length > 5 ? ", ..." : null);
        return new DeviceException(
            DeviceErrorKind.OutcomeUnknown,
            $"{session.Target}: {shown} {(names.Length == 1 ? "was" : "were")} sent, and it is not known whether the device took {(names.Length == 1 ? "it" : "them")}.",
            $"Find out with 'Get-DeviceParameter {session.Address ?? session.Target.ToString()} -Name {string.Join(", ", names.Take(5))}'.{(recovery is null ? null : " " + recovery)}",
            cause);
    }
}
