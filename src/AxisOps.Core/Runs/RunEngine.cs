using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Runs;

/// <summary>
/// Begins and resumes runs. To its caller it looks like <see cref="FleetExecutor"/>, which does the work: targets go in, events come out, the channel is completed
/// at the end, with the failure where the run as a whole could not go on. Nothing begins before the last target was handed over, since the list is frozen then.
/// </summary>
/// <param name="sessions">Opens the sessions.</param>
/// <param name="store">Keeps plans and journals.</param>
/// <param name="search">Looks for devices that moved.</param>
/// <param name="owner">This process.</param>
/// <param name="time">The clock.</param>
public sealed class RunEngine(IDeviceSessionFactory sessions, IRunStore store, IRunSearch search, RunOwner owner, TimeProvider time)
{
    private readonly FleetExecutor executor = new(sessions, time);

    /// <summary>Gets what makes the operation of a plan again.</summary>
    internal Func<RunPlan, IReadOnlyDictionary<string, string>, TimeProvider, RunOperation> Operations { get; init; } = RunOperations.Create;

    /// <summary>Gets what knows the model of a serial number; null where nobody does.</summary>
    public Func<string, string?> ModelOf { get; init; } = static _ => null;

    /// <summary>Collects the targets, plans, and works through the waves.</summary>
    /// <param name="targets">The devices; the writer must complete it.</param>
    /// <param name="events">Bounded; somebody must read it until it completes.</param>
    /// <param name="setup">How the run is to go; checked with <see cref="RunSetup.Check"/>.</param>
    /// <param name="operation">What to do.</param>
    /// <param name="options">Limits.</param>
    /// <param name="session">Trust and credentials.</param>
    /// <param name="cancellationToken">Halts the run: it is suspended, and what was in flight is looked at when it is resumed.</param>
    /// <returns>A task that ends when nothing is left running.</returns>
    public Task BeginAsync(
        ChannelReader<DeviceTarget> targets,
        ChannelWriter<FleetEvent> events,
        RunSetup setup,
        RunOperation operation,
        FleetOptions options,
        SessionOptions session,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        return GuardAsync(events, async () =>
        {
            var named = new List<DeviceTarget>();
            await foreach (DeviceTarget target in targets.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                named.Add(target);
            }

            if (named.Count == 0)
            {
                return;
            }

            RunPlan plan = await new RunPlanner(executor, ModelOf, time).PlanAsync(
                named,
                setup,
                operation,
                owner,
                options,
                session,
                done => events.TryWrite(new FleetRunTold(FormattableString.Invariant($"looking who answers: {done} of {named.Count} devices"))),
                cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            IRunJournal journal = store.BeginRun(plan, owner);
            await using (journal.ConfigureAwait(false))
            {
                RunDevice[] devices = [.. plan.Devices.Select(planned => new RunDevice(planned, RunDevice.TargetOf(planned)))];
                await WorkAsync(plan, journal, operation, devices, events, new RunResume { Signer = setup.Signer }, options, session, RunStand.Begun, cancellationToken).ConfigureAwait(false);
            }
        });
    }

    /// <summary>Looks at each device that has no outcome, and goes on.</summary>
    /// <param name="id">The run.</param>
    /// <param name="events">Bounded; somebody must read it until it completes.</param>
    /// <param name="resume">How to go on.</param>
    /// <param name="options">Limits; those of the plan count where it has them.</param>
    /// <param name="session">Credentials; trust is that of the plan.</param>
    /// <param name="cancellationToken">Halts the run.</param>
    /// <returns>A task that ends when nothing is left running.</returns>
    public Task ResumeAsync(long id, ChannelWriter<FleetEvent> events, RunResume resume, FleetOptions options, SessionOptions session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(resume);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        return GuardAsync(events, async () =>
        {
            RunPlan planned = store.ReadRunPlan(id) ?? throw new RunConflictException(id, $"There is no run {id}. Get-FleetRun lists those there are.");
            RunPlan plan = planned with
            {
                ThrottleLimit = resume.ThrottleLimit ?? planned.ThrottleLimit,
                DeviceTimeout = resume.DeviceTimeout ?? planned.DeviceTimeout,
                Trust = resume.Trust ?? planned.Trust,
                AllowHttp = resume.AllowHttp ?? planned.AllowHttp,
            };
            Check(id, plan, resume);
            RunOperation operation = Operations(plan, resume.Secrets, time);

            IRunJournal journal = store.TakeRun(id, owner);
            await using (journal.ConfigureAwait(false))
            {
                RunHistory history = RunHistory.Read(store.FindRun(id)!, plan, store.ReadRunJournal(id));
                RunDevice[] devices = [.. plan.Devices.Select(device => Restore(device, history, resume))];
                await WorkAsync(
                    plan, journal, operation, devices, events, resume, options, session with { AllowHttp = plan.AllowHttp, Trust = plan.Trust }, RunStand.Of(history, devices), cancellationToken).ConfigureAwait(false);
            }
        });
    }

    /// <summary>Makes the target of a planned device: what credentials are looked up by before a run is resumed.</summary>
    /// <param name="planned">The device.</param>
    /// <returns>The target.</returns>
    public static DeviceTarget TargetOf(RunPlanDevice planned)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return RunDevice.TargetOf(planned);
    }

    /// <summary>Before the run is taken: what is wrong with the call must not leave it interrupted.</summary>
    private static void Check(long id, RunPlan plan, RunResume resume)
    {
        _ = FailureBudget.Parse(resume.MaxFailure, plan.WorkCount);
        if (plan.HealthScriptSha256 != resume.HealthScriptSha256)
        {
            throw new FormatException((plan.HealthScriptSha256, resume.HealthScriptSha256) switch
            {
                (null, _) => $"Run {id} was begun without a -HealthCheck script; it is resumed without one.",
                (_, null) => $"Run {id} was begun with a -HealthCheck script, which no plan holds: give the same one again.",
                _ => $"Run {id} was begun with another -HealthCheck script, or this is another text of it: give the same one.",
            });
        }
    }

    private static RunDevice Restore(RunPlanDevice planned, RunHistory history, RunResume resume)
    {
        RunDeviceHistory before = history.Devices[planned.Number];
        DeviceTarget target = RunDevice.TargetOf(planned);
        bool isRetried = resume.RetriesFailed && before.Ended?.Outcome == Outcome.Failed;
        return new RunDevice(planned, before.Moved is { } moved ? target.At(moved.Host, moved.HttpPort, moved.HttpsPort) : target)
        {
            Ended = isRetried ? null : before.Ended,
            IsReopened = isRetried,
            HasBegun = before.HasBegun,
            IsNoted = before.HasBegun && before.Ended is null,
            Earlier = before.Ended is null ? [.. before.LastSteps.Where(step => step.EndedAt is not null)] : [],
            Interrupted = before.Ended is null ? before.OpenStep : null,
            OpenStep = before.Ended is null ? before.OpenStep : null,
            LastStep = before.Ended is null ? before.LastSteps.LastOrDefault(step => step.EndedAt is not null)?.Name : null,
            IsUnhealthy = !isRetried && before.Health?.Health == FleetRunHealth.Unhealthy && RunStand.Counts(history.Run.Waves[planned.Wave - 1]),
            WasTold = before.Ended is not null && !isRetried,
        };
    }

    private static async Task GuardAsync(ChannelWriter<FleetEvent> events, Func<Task> work)
    {
        Exception? failure = null;
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The reader of the events must learn of any failure, whatever it is.
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        events.TryComplete(failure);
    }

    private Task WorkAsync(
        RunPlan plan,
        IRunJournal journal,
        RunOperation operation,
        RunDevice[] devices,
        ChannelWriter<FleetEvent> events,
        RunResume resume,
        FleetOptions options,
        SessionOptions session,
        RunStand from,
        CancellationToken cancellationToken)
    {
        FleetOptions limits = options with
        {
            AdaptsThrottle = false,
            ThrottleLimit = plan.ThrottleLimit,
            SubnetThrottleLimit = plan.SubnetThrottleLimit,
            DeviceTimeout = plan.DeviceTimeout + operation.ExtraTime,
            AttemptTimeout = plan.DeviceTimeout * 2 / 3,
        };
        var passes = new RunPasses(plan, journal, operation, executor, search, events, limits, session, time);
        return new RunWaves(plan, journal, devices, passes, events, resume, time).RunAsync(from, resume.Signer ?? store.RunSigner(), cancellationToken);
    }
}
