using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AxisOps.Core.Sessions;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace AxisOps.Core.Fleet;

/// <summary>
/// Works on one target after the other. Order inside one device: place met before, total time-out, retry, identity, device met before, operation.
/// </summary>
internal sealed class FleetWorker<T>
    where T : class
{
    private readonly IDeviceSessionFactory sessions;
    private readonly ChannelWriter<FleetEvent> events;
    private readonly FleetOperation<T> operation;
    private readonly FleetOptions options;
    private readonly SessionOptions sessionOptions;
    private readonly ConcurrentDictionary<string, DeviceAttempt> met;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<FleetWork<T>> pipeline;

    public FleetWorker(
        IDeviceSessionFactory sessions,
        ChannelWriter<FleetEvent> events,
        FleetOperation<T> operation,
        FleetOptions options,
        SessionOptions sessionOptions,
        ConcurrentDictionary<string, DeviceAttempt> met,
        TimeProvider time)
    {
        this.sessions = sessions;
        this.events = events;
        this.operation = operation;
        this.options = options;
        this.sessionOptions = sessionOptions;
        this.met = met;
        this.time = time;
        pipeline = BuildPipeline();
    }

    /// <summary>Works on one target and writes its outcome.</summary>
    /// <returns>Whether the work ended as it does when too much is asked at once: too late, or refused as busy.</returns>
    public async Task<bool> WorkAsync(DeviceTarget target, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        var attempt = new DeviceAttempt(target);
        var observer = new FleetObserver(events, options.Detail);
        IDeviceSession? session = null;
        FleetStream<T>? stream = null;
        FleetWork<T> work;
        try
        {
            if (cancellationToken.IsCancellationRequested)
            {
                work = Cancelled(target);
            }
            else if (AlreadyMet(PlaceOf(target), attempt) is { } first)
            {
                work = Duplicate(first);
            }
            else if (operation.StreamAsync is not null)
            {
                stream = new FleetStream<T>(target, sessions, sessionOptions with { Observer = observer }, events);
                work = await StreamAsync(stream, attempt, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                session = sessions.Open(target, sessionOptions with { Observer = observer });
                work = await RunAsync(target, session, attempt, cancellationToken).ConfigureAwait(false);
            }

            work = Describe(target, session, work);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one device is that device's outcome.
        catch (Exception error)
#pragma warning restore CA1031
        {
            work = Describe(target, session: null, FleetOutcome.Of<T>(Unexpected(target, error)));
        }

        if ((session ?? stream?.Session) is { } opened)
        {
            await opened.DisposeAsync().ConfigureAwait(false);
        }

        await observer.FlushAsync(target).ConfigureAwait(false);
        var completed = new FleetCompleted<T>(target, work, attempt.Count, time.GetElapsedTime(start));
        await events.WriteAsync(completed, CancellationToken.None).ConfigureAwait(false);
        return work.Error?.Kind is DeviceErrorKind.Timeout or DeviceErrorKind.Busy;
    }

    /// <summary>No limit and no retry: the operation ends by itself, by a failure that no repetition helps, or when it is cancelled.</summary>
    private async Task<FleetWork<T>> StreamAsync(FleetStream<T> stream, DeviceAttempt attempt, CancellationToken cancellationToken)
    {
        attempt.Count++;
        try
        {
            return await operation.StreamAsync!(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error)
        {
            return FleetOutcome.Of<T>(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Cancelled(stream.Target);
        }
    }

    private async Task<FleetWork<T>> RunAsync(
        DeviceTarget target, IDeviceSession session, DeviceAttempt attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(DeviceAttempt.Key, attempt);
        try
        {
            return await pipeline.ExecuteAsync(
                static (inner, state) => new ValueTask<FleetWork<T>>(state.Worker.AttemptAsync(state.Target, state.Session, state.Attempt, state.Stop, inner.CancellationToken)),
                context,
                (Worker: this, Target: target, Session: session, Attempt: attempt, Stop: cancellationToken)).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException error)
        {
            return Interrupted(attempt, new DeviceException(
                DeviceErrorKind.Timeout,
                string.Create(CultureInfo.InvariantCulture, $"{target}: {operation.Name} was not done within {error.Timeout.TotalSeconds:0.#} s."),
                "Try again with a larger -TimeoutSec, or look at the device's load and the network.",
                error));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Stopped(target, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }

        FleetWork<T> Interrupted(DeviceAttempt at, DeviceException error) =>
            FleetOutcome.Of<T>(at.Started && operation.Safety == OperationSafety.Once ? OutcomeUnknown(target, error) : error);
    }

    private async Task<FleetWork<T>> AttemptAsync(
        DeviceTarget target, IDeviceSession session, DeviceAttempt attempt, CancellationToken stop, CancellationToken cancellationToken)
    {
        attempt.Count++;
        try
        {
            if (!operation.RunsUnestablished)
            {
                DeviceIdentity identity = await (operation.MeetAsync is { } meet ? meet(session, cancellationToken) : session.EstablishAsync(cancellationToken)).ConfigureAwait(false);
                if (SerialOf(target, identity) is { } serial && AlreadyMet(serial, attempt) is { } first)
                {
                    return Duplicate(first);
                }
            }

            attempt.Started = true;
            return await operation.RunAsync(session, new StepProgress(events, target), cancellationToken).ConfigureAwait(false);
        }
        catch (DeviceException error)
        {
            if (error.NothingWasSent)
            {
                attempt.Started = false;
            }

            return FleetOutcome.Of<T>(MayHaveTakenEffect(attempt, error) ? OutcomeUnknown(target, error) : error);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // As a result, not as an exception: the pipeline formats the stack trace of every exception that passes it, which is most of what a stop costs.
            return Stopped(target, attempt);
        }
    }

    /// <summary>What was sent and may only happen once is not known to have happened; anything else is cancelled.</summary>
    private FleetWork<T> Stopped(DeviceTarget target, DeviceAttempt attempt) =>
        attempt.Started && operation.Safety == OperationSafety.Once ? FleetOutcome.Of<T>(OutcomeUnknown(target, null)) : Cancelled(target);

    /// <summary>A lost, late, truncated or oversized answer says nothing about the request it belongs to.</summary>
    private bool MayHaveTakenEffect(DeviceAttempt attempt, DeviceException error) =>
        attempt.Started
        && operation.Safety == OperationSafety.Once
        && error.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.Protocol;

    private ResiliencePipeline<FleetWork<T>> BuildPipeline()
    {
        var builder = new ResiliencePipelineBuilder<FleetWork<T>> { TimeProvider = time };
        builder.AddTimeout(options.DeviceTimeout);
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<FleetWork<T>>
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = attempt => ValueTask.FromResult(MayRepeat(attempt)),
            });
            if (operation.Safety != OperationSafety.Once)
            {
                builder.AddTimeout(options.AttemptTimeout);
            }
        }

        return builder.Build();
    }

    private bool MayRepeat(RetryPredicateArguments<FleetWork<T>> attempt)
    {
        bool started = attempt.Context.Properties.TryGetValue(DeviceAttempt.Key, out DeviceAttempt? made) && made.Started;
        if (attempt.Outcome.Exception is TimeoutRejectedException)
        {
            return true;
        }

        DeviceException? failure = attempt.Outcome.Result?.Error ?? attempt.Outcome.Result?.Interruption;
        return failure is { IsTransient: true } && !(started && operation.Safety == OperationSafety.Once);
    }

    private DeviceTarget? AlreadyMet(string key, DeviceAttempt attempt)
    {
        DeviceAttempt first = met.GetOrAdd(key, attempt);
        return ReferenceEquals(first, attempt) ? null : first.Target;
    }

    private FleetWork<T> Describe(DeviceTarget target, IDeviceSession? session, FleetWork<T> work) =>
        work.Value is null && operation.Describe is { } describe ? work with { Value = describe(target, session, work) } : work;

    /// <summary>
    /// The expected serial number is part of the place, and no key by itself before the device has answered: at its first address it may be no more,
    /// and the second must then be tried.
    /// </summary>
    private static string PlaceOf(DeviceTarget target) => string.Create(
        CultureInfo.InvariantCulture, $"{target.Host} {target.Port ?? target.HttpsPort ?? target.HttpPort} {target.Scheme} {target.SerialNumber}");

    /// <summary>A mere claim makes no two peers one device, unless the user says which device it is.</summary>
    private static string? SerialOf(DeviceTarget target, DeviceIdentity identity) =>
        (identity.IsTrusted ? identity.SerialNumber : null) ?? target.SerialNumber;

    private static FleetWork<T> Duplicate(DeviceTarget first) => new(Outcome.Skipped, null, Reason: $"the same device as {first}");

    private static FleetWork<T> Cancelled(DeviceTarget target) => FleetOutcome.Of<T>(
        new DeviceException(DeviceErrorKind.Cancelled, $"{target}: cancelled before it was done."));

    private DeviceException OutcomeUnknown(DeviceTarget target, Exception? cause) => new(
        DeviceErrorKind.OutcomeUnknown,
        $"{target}: {operation.Name} was sent and no complete answer arrived; it is not known whether it took effect.",
        "Look at the device with Get-Device before sending it again.",
        cause);

    private static DeviceException Unexpected(DeviceTarget target, Exception error) => error as DeviceException ?? new DeviceException(
        DeviceErrorKind.Internal,
        $"{target}: {error.Message}",
        "This is not the device's doing. If the message does not tell what to do, report it with the output of -Debug.",
        error);

    private sealed class StepProgress(ChannelWriter<FleetEvent> events, DeviceTarget target) : IProgress<string>
    {
        public void Report(string value) => events.TryWrite(new FleetProgress(target, value));
    }
}
