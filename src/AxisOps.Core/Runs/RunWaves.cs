using System.Globalization;
using System.Threading.Channels;
using AxisOps.Core.Fleet;

namespace AxisOps.Core.Runs;

/// <summary>Works through the waves of one run, from where it stands to where it halts.</summary>
internal sealed class RunWaves(
    RunPlan plan, IRunJournal journal, IReadOnlyList<RunDevice> devices, RunPasses passes, ChannelWriter<FleetEvent> events, RunResume resume, TimeProvider time)
{
    private readonly RunGate gate = new(
        journal, devices, FailureBudget.Parse(resume.MaxFailure ?? plan.MaxFailure, plan.WorkCount), RunSchedule.Parse(plan.Windows, time));

    private bool isOwnDecision;
    private string? lastWaited;

    /// <summary>What is said of a wave whose verdict a person has overruled.</summary>
    public const string Accepted = "accepted by whoever resumed the run";

    /// <summary>Goes on until every device has its outcome, or something halts the run; then signs and lets go.</summary>
    /// <param name="from">Where the run stands.</param>
    /// <param name="signer">Who signs.</param>
    /// <param name="stop">Halts the run.</param>
    public async Task RunAsync(RunStand from, IRunSigner signer, CancellationToken stop)
    {
        await events.WriteAsync(new FleetRunBegan(journal.RunId, devices.Count, devices.Count(device => device.Ended is not null), plan.Waves), CancellationToken.None).ConfigureAwait(false);
        await NoteResumeAsync().ConfigureAwait(false);
        RunDevice[] left = [.. devices.Where(device => device.Planned.Skipped is not null && device.Ended is null)];
        await Task.WhenAll(left.Select(device => passes.EndAsync(device, Skipped(device)))).ConfigureAwait(false);
        foreach (RunDevice device in left)
        {
            await passes.TellAsync(device, Skipped(device)).ConfigureAwait(false);
        }

        RunEnded? end = null;
        for (int wave = 1; wave <= plan.Waves.Count && end is null; wave++)
        {
            bool isOver = from.Passed.Contains(wave) && devices.All(device => device.Planned.Wave != wave || device.Ended is not null);
            end = isOver ? null : await WorkOffAsync(wave, stop).ConfigureAwait(false) ?? await JudgeAsync(wave, from, stop).ConfigureAwait(false);
        }

        end ??= new RunEnded(FleetRunState.Completed, null);
        int waiting = await TellRestAsync(end).ConfigureAwait(false);
        await journal.EndAsync(end, signer).ConfigureAwait(false);
        await events.WriteAsync(new FleetRunHalted(journal.RunId, end, waiting, isOwnDecision, gate.IsSpent), CancellationToken.None).ConfigureAwait(false);
    }

    private static FleetWork<DeviceResult> Skipped(RunDevice device) => new(Outcome.Skipped, null, Reason: device.Planned.Skipped);

    private async Task NoteResumeAsync()
    {
        await Task.WhenAll(devices.Where(device => device.IsReopened).Select(device =>
            journal.AppendAsync(new DeviceReopened(device.Planned.Number, "it had failed and is tried again")))).ConfigureAwait(false);

        string?[] notes =
        [
            resume.MaxFailure is { } budget ? $"the failure budget is {budget} until the run halts; it was planned as {plan.MaxFailure ?? "none"}" : null,
            resume.Trust is { } trust ? $"peers that nothing vouches for are met as {trust} says until the run halts" : null,
            resume.AllowHttp is { } allows ? $"plain HTTP may {(allows ? null : "not ")}be spoken until the run halts" : null,
        ];
        foreach (string note in notes.OfType<string>())
        {
            await journal.AppendAsync(new RunNoted(note)).ConfigureAwait(false);
        }
    }

    private async Task<RunEnded?> WorkOffAsync(int wave, CancellationToken stop)
    {
        IReadOnlyList<RunDevice> left = [.. devices.Where(device => device.Planned.Wave == wave && device.Ended is null)];
        if (left.Count > 0)
        {
            await journal.AppendAsync(new WaveBegan(wave)).ConfigureAwait(false);
        }

        while (left.Count > 0)
        {
            if (Halt(stop) is { } halt)
            {
                return halt;
            }

            if (gate.OpensAt is { } opens)
            {
                await WaitForWindowAsync(opens, stop).ConfigureAwait(false);
                continue;
            }

            events.TryWrite(new FleetRunTold(WaveName(wave)));
            left = await passes.WorkOffAsync(left, gate, stop).ConfigureAwait(false);
        }

        return Halt(stop);
    }

    private RunEnded? Halt(CancellationToken stop)
    {
        RunEnded? halt = gate.Halt(stop);
        isOwnDecision = halt is not null && !stop.IsCancellationRequested && journal.Requested is null;
        return halt;
    }

    private async Task WaitForWindowAsync(DateTimeOffset opens, CancellationToken stop)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"waiting for the maintenance window that opens at {opens:yyyy-MM-dd HH:mm}");
        if (text != lastWaited)
        {
            // It comes here every minute until the window opens; once is enough for the journal.
            lastWaited = text;
            await journal.AppendAsync(new RunNoted(text, IsWait: true)).ConfigureAwait(false);
        }

        events.TryWrite(new FleetRunTold(text));
        await WaitAsync(opens - time.GetUtcNow(), stop).ConfigureAwait(false);
    }

    /// <summary>Waits, in parts that are short enough for a clock that is put right meanwhile; somebody's request ends it.</summary>
    private async Task WaitAsync(TimeSpan span, CancellationToken stop)
    {
        if (span <= TimeSpan.Zero)
        {
            return;
        }

        TimeSpan part = span < TimeSpan.FromMinutes(1) ? span : TimeSpan.FromMinutes(1);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(stop, journal.Lost);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(linked.Token);
        Task pause = Task.Delay(part, time, ended.Token);
        await Task.WhenAny(pause, journal.WhenRequested).ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<RunEnded?> JudgeAsync(int wave, RunStand from, CancellationToken stop)
    {
        if (!plan.ChecksHealth)
        {
            return null;
        }

        bool isWhereItHalted = wave == from.Halted;
        if (wave < plan.Waves.Count && !(isWhereItHalted && from.HasSoaked) && await SoakAsync(wave, stop).ConfigureAwait(false) is { } halt)
        {
            return halt;
        }

        RunDevice[] done = [.. devices.Where(device => device.Planned.Wave == wave && device.Ended?.Outcome is Outcome.Succeeded or Outcome.Unchanged)];
        events.TryWrite(new FleetRunTold($"health of {WaveName(wave)}"));
        IReadOnlyList<(RunDevice Device, HealthVerdict Verdict)> verdicts = await passes.CheckAsync(done, stop).ConfigureAwait(false);
        if (Halt(stop) is { } stopped)
        {
            return stopped;
        }

        foreach ((RunDevice device, HealthVerdict verdict) in verdicts)
        {
            device.IsUnhealthy = verdict.Health == FleetRunHealth.Unhealthy;
        }

        await Task.WhenAll(verdicts.Select(one => journal.AppendAsync(new DeviceJudged(one.Device.Planned.Number, one.Verdict.Health, one.Verdict.Reason)))).ConfigureAwait(false);
        HealthVerdict whole = await VerdictAsync(wave, verdicts, stop).ConfigureAwait(false);
        if (Halt(stop) is { } asked && !isOwnDecision)
        {
            return asked;
        }

        if (whole.Health != FleetRunHealth.Healthy && resume.AcceptsWave && isWhereItHalted)
        {
            await journal.AppendAsync(new RunNoted($"wave {wave} is accepted although it is {Word(whole.Health)}: {whole.Reason}")).ConfigureAwait(false);
            whole = new HealthVerdict(FleetRunHealth.Healthy, Accepted);
            foreach (RunDevice device in done)
            {
                // Who accepts the wave accepts how its devices are; what failed counts on.
                device.IsUnhealthy = false;
            }
        }

        await journal.AppendAsync(new WaveJudged(wave, whole.Health, whole.Reason)).ConfigureAwait(false);
        isOwnDecision = whole.Health != FleetRunHealth.Healthy;
        return isOwnDecision ? new RunEnded(FleetRunState.Suspended, $"{WaveName(wave)} is {Word(whole.Health)}: {whole.Reason}") : null;
    }

    private async Task<RunEnded?> SoakAsync(int wave, CancellationToken stop)
    {
        long start = time.GetTimestamp();
        if (plan.Soak > TimeSpan.Zero)
        {
            await journal.AppendAsync(new RunNoted(
                string.Create(CultureInfo.InvariantCulture, $"{WaveName(wave)} soaks until {time.GetLocalNow() + plan.Soak:yyyy-MM-dd HH:mm:ss}"), IsWait: true)).ConfigureAwait(false);
        }

        while (plan.Soak - time.GetElapsedTime(start) is { } left && left > TimeSpan.Zero)
        {
            events.TryWrite(new FleetRunTold(string.Create(CultureInfo.InvariantCulture, $"{WaveName(wave)} soaks for {Math.Ceiling(left.TotalMinutes):0} more minutes")));
            await WaitAsync(left, stop).ConfigureAwait(false);
            if (Halt(stop) is { } halt)
            {
                return halt;
            }
        }

        return null;
    }

    /// <summary>Failures beyond the budget are unhealthy; one device of which nothing is known leaves all open; then comes the person's own check.</summary>
    private async Task<HealthVerdict> VerdictAsync(int wave, IReadOnlyList<(RunDevice Device, HealthVerdict Verdict)> verdicts, CancellationToken stop)
    {
        if (gate.Halt(stop) is { } spent)
        {
            return new HealthVerdict(FleetRunHealth.Unhealthy, spent.Reason);
        }

        if (verdicts.Count == 0 && plan.Waves[wave - 1] > 0)
        {
            // The budget may allow it, and yet nothing has shown that the change does no harm.
            return new HealthVerdict(
                FleetRunHealth.Inconclusive, string.Create(CultureInfo.InvariantCulture, $"none of its {plan.Waves[wave - 1]} devices was done, so none could be judged"));
        }

        var open = verdicts.Where(one => one.Verdict.Health == FleetRunHealth.Inconclusive).ToList();
        if (open.Count > 0)
        {
            return new HealthVerdict(
                FleetRunHealth.Inconclusive,
                string.Create(CultureInfo.InvariantCulture, $"{open.Count} devices could not be judged; {open[0].Device.Planned.Device}: {open[0].Verdict.Reason}"));
        }

        return plan.HealthScriptSha256 is null ? new HealthVerdict(FleetRunHealth.Healthy, null) : await AskAsync(wave, stop).ConfigureAwait(false);
    }

    private async Task<HealthVerdict> AskAsync(int wave, CancellationToken stop)
    {
        var answer = new TaskCompletionSource<HealthVerdict>(TaskCreationOptions.RunContinuationsAsynchronously);
        RunDevice[] members = [.. devices.Where(device => device.Planned.Wave == wave)];
        var asked = new FleetRunWave { Number = wave, DeviceCount = members.Length, Results = [.. members.Where(device => device.Ended is not null).Select(Result)] };
        await events.WriteAsync(new FleetRunQuestion(asked, answer), CancellationToken.None).ConfigureAwait(false);
        try
        {
            HealthVerdict said = await answer.Task.WaitAsync(stop).ConfigureAwait(false);

            // A script passes on what devices have told it.
            return said with { Reason = said.Reason is null ? null : Http.Redactor.Printable(string.Join(' ', said.Reason.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) };
        }
        catch (OperationCanceledException)
        {
            return new HealthVerdict(FleetRunHealth.Inconclusive, "the health check was stopped");
        }
    }

    private DeviceResult Result(RunDevice device) => new()
    {
        Device = device.Planned.Device,
        SerialNumber = device.Ended!.SerialNumber ?? device.Planned.SerialNumber,
        Address = device.Ended.Address ?? device.Target.Host,
        Operation = plan.Operation,
        Outcome = device.Ended.Outcome,
        Detail = device.Ended.Detail,
        Changes = device.Ended.Changes,
        ErrorKind = device.Ended.ErrorKind,
        Error = device.Ended.Error,
        RecommendedAction = device.Ended.RecommendedAction,
        RunId = journal.RunId,
    };

    /// <summary>Every device that was handed over is told of: what the run did not come to waits, or is cancelled where the run is stopped for good.</summary>
    /// <returns>How many wait.</returns>
    private async Task<int> TellRestAsync(RunEnded end)
    {
        (RunDevice Device, FleetWork<DeviceResult> Work)[] rest = [.. devices.Where(device => device.Ended is null).Select(device => (device, Rest(device, end)))];
        if (end.State == FleetRunState.Stopped)
        {
            await Task.WhenAll(rest.Select(one => passes.EndAsync(one.Device, one.Work))).ConfigureAwait(false);
        }

        foreach ((RunDevice device, FleetWork<DeviceResult> work) in rest.Where(one => !one.Device.WasTold))
        {
            await passes.TellAsync(device, work).ConfigureAwait(false);
        }

        return end.State == FleetRunState.Stopped ? 0 : rest.Length;
    }

    /// <summary>Nothing is claimed of a device that something may have been sent to, whatever the step.</summary>
    private FleetWork<DeviceResult> Rest(RunDevice device, RunEnded end)
    {
        bool isOver = end.State == FleetRunState.Stopped;
        string? problem = (device.OpenStep, device.LastStep) switch
        {
            ({ } open, _) => $"the step '{open.Step}' may have happened; nobody has looked since.",
            (_, { } last) => $"the step '{last}' is over; nobody has looked what became of the device.",
            _ => null,
        };
        return problem is null
            ? new FleetWork<DeviceResult>(Outcome.Cancelled, null, Reason: isOver ? end.Reason : $"not begun; 'Resume-FleetRun {journal.RunId}' goes on")
            : FleetOutcome.Of<DeviceResult>(new DeviceException(
                DeviceErrorKind.OutcomeUnknown,
                $"{device.Target}: {problem}",
                isOver ? $"Look with 'Test-Device {device.Planned.SerialNumber ?? device.Planned.Device}'." : $"'Resume-FleetRun {journal.RunId}' looks."));
    }

    private string WaveName(int wave) => plan.Waves.Count == 1 ? "the run" : string.Create(CultureInfo.InvariantCulture, $"wave {wave} of {plan.Waves.Count}");

    private static string Word(FleetRunHealth health) => health switch
    {
        FleetRunHealth.Healthy => "healthy",
        FleetRunHealth.Unhealthy => "unhealthy",
        _ => "inconclusive",
    };
}
