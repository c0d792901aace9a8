using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;
using AxisOps.Core.Fleet;
using AxisOps.Core.Sessions;

namespace AxisOps.Core.Runs;

/// <summary>Takes devices of a run through the executor: journals what begins and ends, and looks for those that are lost on the way.</summary>
internal sealed class RunPasses(
    RunPlan plan,
    IRunJournal journal,
    RunOperation operation,
    FleetExecutor executor,
    IRunSearch search,
    ChannelWriter<FleetEvent> events,
    FleetOptions options,
    SessionOptions session,
    TimeProvider time)
{
    /// <summary>How long a device whose restart may be under way is given to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Which device of the run has which proven serial number: one that was named twice may show it only when it answers, in another wave or another life.</summary>
    private readonly ConcurrentDictionary<string, RunPlanDevice> proven = new(
        plan.Devices.Where(device => device is { IsProven: true, SerialNumber: not null, Skipped: null }).DistinctBy(device => device.SerialNumber).ToDictionary(device => device.SerialNumber!), StringComparer.Ordinal);

    /// <summary>Works on devices until each has its outcome, or the gate closes.</summary>
    /// <returns>The devices whose turn has not come.</returns>
    public async Task<IReadOnlyList<RunDevice>> WorkOffAsync(IReadOnlyList<RunDevice> devices, RunGate gate, CancellationToken stop)
    {
        (IReadOnlyList<RunDevice> deferred, IReadOnlyList<Lost> lost) = await PassAsync(devices, gate, stop).ConfigureAwait(false);
        if (lost.Count > 0 && !stop.IsCancellationRequested)
        {
            await FindAgainAsync(lost, gate, stop).ConfigureAwait(false);
        }

        return deferred;
    }

    /// <summary>Asks devices how they are.</summary>
    public async Task<IReadOnlyList<(RunDevice Device, HealthVerdict Verdict)>> CheckAsync(IReadOnlyList<RunDevice> devices, CancellationToken stop)
    {
        var byTarget = devices.ToDictionary(device => device.Target);
        var verdicts = new List<(RunDevice, HealthVerdict)>();
        await DriveAsync(devices, _ => true, HealthCheck.Operation, happened =>
        {
            if (happened is FleetCompleted<HealthVerdict> done)
            {
                verdicts.Add((byTarget[done.Target], done.Work.Value!));
            }

            return ValueTask.CompletedTask;
        }, stop).ConfigureAwait(false);
        return verdicts;
    }

    /// <summary>Hands the end of a device on that was not worked on in this life, or not to its end.</summary>
    public async Task TellAsync(RunDevice device, FleetWork<DeviceResult> work)
    {
        device.WasTold = true;
        FleetWork<DeviceResult> described = work with { Value = Describe(device.Target, null, work) };
        await PassOnAsync(new FleetCompleted<DeviceResult>(device.Target, described, 0, TimeSpan.Zero)).ConfigureAwait(false);
    }

    /// <summary>Journals an outcome.</summary>
    public Task EndAsync(RunDevice device, FleetWork<DeviceResult> work)
    {
        device.Ended = new DeviceEnded(device.Planned.Number, work.Outcome)
        {
            SerialNumber = work.Value?.SerialNumber,
            Address = work.Value?.Address,
            Detail = work.Value?.Detail ?? work.Reason,
            ErrorKind = work.Error?.Kind,
            Error = work.Error?.Message,
            RecommendedAction = work.Error?.RecommendedAction,
            Changes = work.Value?.Changes ?? [],
        };
        return journal.AppendAsync(device.Ended);
    }

    private async Task<(IReadOnlyList<RunDevice> Deferred, IReadOnlyList<Lost> Lost)> PassAsync(IReadOnlyList<RunDevice> devices, RunGate gate, CancellationToken stop)
    {
        var byTarget = devices.ToDictionary(device => device.Target);
        var deferred = new List<RunDevice>();
        var lost = new List<Lost>();
        var written = new ConcurrentQueue<Task>();
        var work = new FleetOperation<DeviceResult>(
            operation.Name, operation.Safety, (peer, progress, cancellationToken) => WorkAsync(byTarget[peer.Target], peer, gate, progress, cancellationToken))
        {
            Describe = Describe,
            MeetAsync = (peer, cancellationToken) => MeetAsync(byTarget[peer.Target], peer, cancellationToken),
        };
        IReadOnlyList<RunDevice> unfed = await DriveAsync(devices, _ => gate.IsOpen && !stop.IsCancellationRequested, work, async happened =>
        {
            if (happened is not FleetCompleted<DeviceResult> done)
            {
                await events.WriteAsync(happened).ConfigureAwait(false);
                return;
            }

            RunDevice device = byTarget[done.Target];
            if (device.IsDeferred)
            {
                device.IsDeferred = false;
                deferred.Add(device);
                return;
            }

            FleetWork<DeviceResult> settled = Settle(device, done.Work);
            if (stop.IsCancellationRequested && settled.Outcome is Outcome.Cancelled or Outcome.Unknown)
            {
                // The run is not over for it: whoever resumes looks what became of it.
                device.WasTold = true;
                await PassOnAsync(done with { Work = settled }).ConfigureAwait(false);
            }
            else if (IsLost(device, settled))
            {
                lost.Add(new Lost(device, done with { Work = settled }));
            }
            else
            {
                written.Enqueue(EndAsync(device, done with { Work = settled }));
            }
        }, stop).ConfigureAwait(false);
        await Task.WhenAll(written).ConfigureAwait(false);
        return ([.. unfed, .. deferred], lost);
    }

    /// <summary>The journal comes first: what is told is on record. Many devices wait for one commit.</summary>
    private async Task EndAsync(RunDevice device, FleetCompleted<DeviceResult> done)
    {
        device.WasTold = true;
        await EndAsync(device, done.Work).ConfigureAwait(false);
        await PassOnAsync(done).ConfigureAwait(false);
    }

    private ValueTask PassOnAsync(FleetCompleted<DeviceResult> done) => events.WriteAsync(
        done.Work.Value is { } value ? done with { Work = done.Work with { Value = ChangeResult.InRun(value, journal.RunId) } } : done);

    private async Task<FleetWork<DeviceResult>> WorkAsync(RunDevice device, IDeviceSession peer, RunGate gate, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (!device.IsUnderWay && !gate.IsOpen)
        {
            device.IsDeferred = true;
            return new FleetWork<DeviceResult>(Outcome.Skipped, null, Reason: "its turn has not come");
        }

        DeviceIdentity identity = peer.Identity;
        if (device.WasSearched && !identity.IsTrusted)
        {
            // Anybody can announce a serial number.
            throw new DeviceException(
                DeviceErrorKind.Untrusted,
                $"{peer.Target}: what answers there says it is {device.Planned.SerialNumber}, and does not prove it.",
                $"Look at it, then hand it over by its new address. {SearchCommand(device)}")
            {
                NothingWasSent = true,
            };
        }

        if (identity is { IsTrusted: true, SerialNumber: { } serial } && proven.GetOrAdd(serial, device.Planned) is { } first && first.Number != device.Planned.Number)
        {
            return new FleetWork<DeviceResult>(Outcome.Skipped, null, Reason: $"the same device as {first.Device}");
        }

        device.IsUnderWay = true;
        if (!device.IsNoted)
        {
            device.IsNoted = device.HasBegun = true;
            await journal.AppendAsync(new DeviceBegan(device.Planned.Number, identity.IsTrusted ? identity.SerialNumber : null, peer.Address)).ConfigureAwait(false);
        }

        if (device.WasSearched && identity.IsTrusted && peer.Address is { } host)
        {
            await journal.AppendAsync(new DeviceMoved(device.Planned.Number, host, device.Target.HttpPort, device.Target.HttpsPort)).ConfigureAwait(false);
        }

        return await operation.RunAsync(peer, new RunSteps(journal, device), progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A device that may be restarting is waited for.</summary>
    private async Task<DeviceIdentity> MeetAsync(RunDevice device, IDeviceSession peer, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await peer.EstablishAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DeviceException error) when (device.Interrupted is { Safety: not RunStepSafety.Repeatable }
                && error.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Timeout or DeviceErrorKind.Busy
                && time.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A device that could not be asked what became of an interrupted step has not failed: nobody knows.</summary>
    private FleetWork<DeviceResult> Settle(RunDevice device, FleetWork<DeviceResult> work)
    {
        if (work.Outcome != Outcome.Failed || (device.Interrupted ?? device.OpenStep) is not { Safety: not RunStepSafety.Repeatable } open)
        {
            return work;
        }

        string name = device.Planned.SerialNumber ?? device.Planned.Device;
        var error = new DeviceException(
            DeviceErrorKind.OutcomeUnknown,
            $"{device.Target}: the step '{open.Step}' may have happened, and the device cannot be asked: {work.Error?.Message}",
            $"Look with 'Test-Device {name}'. {SearchCommand(device)}",
            work.Error);
        return work with { Outcome = Outcome.Unknown, Error = error, Value = Describe(device.Target, null, new FleetWork<DeviceResult>(Outcome.Unknown, null, error)) };
    }

    /// <summary>Only a device whose serial number was proven can be looked for; and only one that was reached in this run, or that a person named ranges for, is.</summary>
    private bool IsLost(RunDevice device, FleetWork<DeviceResult> work) =>
        !device.WasSearched
        && device.Planned.SerialNumber is not null
        && (device.HasBegun || plan.SearchRanges.Count > 0)
        && ((work.Outcome == Outcome.Unknown && device.OpenStep is not null) || work.Error?.Kind is DeviceErrorKind.Unreachable or DeviceErrorKind.Untrusted);

    private async Task FindAgainAsync(IReadOnlyList<Lost> lost, RunGate gate, CancellationToken stop)
    {
        events.TryWrite(new FleetRunTold(string.Create(CultureInfo.InvariantCulture, $"looking for {lost.Count} devices that do not answer where they were")));
        IReadOnlyDictionary<string, DiscoveredDevice> found;
        try
        {
            found = await search.FindAsync([.. lost.Select(one => one.Device.Planned.SerialNumber!).Distinct()], plan.SearchRanges, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            found = new Dictionary<string, DiscoveredDevice>();
        }

        var moved = new List<RunDevice>();
        foreach (Lost one in lost)
        {
            one.Device.WasSearched = true;
            if (found.TryGetValue(one.Device.Planned.SerialNumber!, out DiscoveredDevice? there) && !string.Equals(there.Address, one.Device.Target.Host, StringComparison.OrdinalIgnoreCase))
            {
                one.Device.Target = one.Device.Target.At(there.Address, there.HttpPort, there.HttpsPort);
                one.Device.Interrupted ??= one.Device.OpenStep;
                moved.Add(one.Device);
            }
            else if (!stop.IsCancellationRequested)
            {
                await EndAsync(one.Device, one.Done with { Work = Advise(one.Device, one.Done.Work) }).ConfigureAwait(false);
            }
        }

        if (moved.Count > 0)
        {
            (IReadOnlyList<RunDevice> deferred, _) = await PassAsync(moved, gate, stop).ConfigureAwait(false);
            foreach (Lost one in lost.Where(one => deferred.Contains(one.Device)))
            {
                await EndAsync(one.Device, one.Done).ConfigureAwait(false);
            }
        }
    }

    private FleetWork<DeviceResult> Advise(RunDevice device, FleetWork<DeviceResult> work)
    {
        if (work.Error is not { } error)
        {
            return work;
        }

        var advised = new DeviceException(error.Kind, error.Message, $"{error.RecommendedAction} {SearchCommand(device)}".Trim(), error) { Code = error.Code };
        return work with { Error = advised, Value = work.Value is null ? null : ChangeResult.Of(work.Value, work.Outcome, advised).Value };
    }

    private string SearchCommand(RunDevice device) => device.Planned.SerialNumber is not { } serial
        ? "Find-Device lists what announces itself."
        : $"Look for it with 'Find-Device{(plan.SearchRanges.Count > 0 ? " -Range " + string.Join(", ", plan.SearchRanges) : null)} | Where-Object SerialNumber -eq {serial}'.";

    private DeviceResult? Describe(DeviceTarget target, IDeviceSession? peer, FleetWork<DeviceResult> work) =>
        ChangeResult.Describe(operation.Name)(target, peer, work);

    /// <summary>Feeds the executor for as long as the gate is open, and hears what it says.</summary>
    /// <returns>The devices that were not handed over.</returns>
    private async Task<IReadOnlyList<RunDevice>> DriveAsync<T>(
        IReadOnlyList<RunDevice> devices, Func<RunDevice, bool> mayFollow, FleetOperation<T> work, Func<FleetEvent, ValueTask> hear, CancellationToken stop)
        where T : class
    {
        var input = Channel.CreateBounded<DeviceTarget>(1);
        var output = Channel.CreateBounded<FleetEvent>(2 * options.ThrottleLimit);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop, journal.Lost);
        Task run = executor.RunAsync(input.Reader, output.Writer, work, options, session, lost.Token);
        Task<int> feed = FeedAsync();
        try
        {
            await foreach (FleetEvent happened in output.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                await hear(happened).ConfigureAwait(false);
            }
        }
        catch
        {
            // The journal is gone: nothing may go on that cannot be written down.
            await lost.CancelAsync().ConfigureAwait(false);
            await foreach (FleetEvent unheard in output.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }

            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await feed.ConfigureAwait(false);
            throw;
        }

        await run.ConfigureAwait(false);
        return [.. devices.Skip(await feed.ConfigureAwait(false))];

        async Task<int> FeedAsync()
        {
            int fed = 0;
            foreach (RunDevice device in devices)
            {
                if (!mayFollow(device))
                {
                    break;
                }

                await input.Writer.WriteAsync(device.Target, CancellationToken.None).ConfigureAwait(false);
                fed++;
            }

            input.Writer.Complete();
            return fed;
        }
    }

    private sealed record Lost(RunDevice Device, FleetCompleted<DeviceResult> Done);
}
