using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>What lets a run go on and what holds it back: gates that were asked before, waves that a person has accepted, budgets, windows.</summary>
public sealed class RunGateTests : IDisposable
{
    private readonly RunRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task UnhealthyWave_IsAskedAgain_WhenTheRunIsResumed()
    {
        LoseWhenDone("10.0.0.0");
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"] }, CountingFleet.Targets(4));
        Assert.Equal((FleetRunState.Suspended, 3), (rig.Store.FindRun(1)!.State, rig.Store.FindRun(1)!.Waiting));
        Assert.Equal(FleetRunHealth.Unhealthy, rig.History(1).Run.Waves[0].Health);

        rig.Fleet.Unreachable = _ => null;
        await rig.ResumeAsync(1);
        Assert.Equal((FleetRunState.Completed, 4), (rig.Store.FindRun(1)!.State, rig.Store.FindRun(1)!.Succeeded));
        Assert.Equal(FleetRunHealth.Healthy, rig.History(1).Run.Waves[0].Health);
    }

    [Fact]
    public async Task AcceptedWave_IsPassed_AlsoWithADeviceThatIsUnhealthy_AndStaysAccepted()
    {
        LoseWhenDone("10.0.0.0");
        Answer(wave => wave == 2 ? FleetRunHealth.Inconclusive : FleetRunHealth.Healthy);
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "2", "100%"], HealthScriptSha256 = "AB" }, CountingFleet.Targets(4));
        Assert.Equal(1, rig.Store.FindRun(1)!.Succeeded);

        await rig.ResumeAsync(1, new RunResume { AcceptsWave = true, HealthScriptSha256 = "AB" });
        Assert.Equal((FleetRunState.Suspended, 2), (rig.Store.FindRun(1)!.State, rig.Store.FindRun(1)!.Succeeded));
        Assert.Contains("wave 2 of 3 is inconclusive", rig.Store.FindRun(1)!.Reason, StringComparison.Ordinal);

        Answer(_ => FleetRunHealth.Healthy);
        await rig.ResumeAsync(1, new RunResume { HealthScriptSha256 = "AB" });
        Assert.Equal((FleetRunState.Completed, 4), (rig.Store.FindRun(1)!.State, rig.Store.FindRun(1)!.Succeeded));
    }

    [Fact]
    public async Task AcceptWave_AcceptsTheWaveThatHalted_AndNoLaterOne()
    {
        Answer(_ => FleetRunHealth.Inconclusive);
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "2", "100%"], HealthScriptSha256 = "AB" }, CountingFleet.Targets(5));
        await rig.ResumeAsync(1, new RunResume { AcceptsWave = true, HealthScriptSha256 = "AB" });
        Assert.Equal((FleetRunState.Suspended, 2), (rig.Store.FindRun(1)!.State, rig.Fleet.Counts.Count));
        Assert.Equal([FleetRunHealth.Healthy, FleetRunHealth.Inconclusive, null], rig.History(1).Run.Waves.Select(wave => wave.Health));
    }

    [Fact]
    public async Task UnhealthyDevice_OfAWaveThatPassed_StillCountsAgainstTheBudget_WhenResumed()
    {
        LoseWhenDone("10.0.0.0");
        Answer(wave => wave == 2 ? FleetRunHealth.Inconclusive : FleetRunHealth.Healthy);
        await rig.BeginAsync(RunRig.Setup with { Waves = ["2", "3", "100%"], MaxFailure = "1", HealthScriptSha256 = "AB" }, CountingFleet.Targets(6));
        Assert.Contains("wave 2 of 3 is inconclusive", rig.Store.FindRun(1)!.Reason, StringComparison.Ordinal);

        await rig.ResumeAsync(1, new RunResume { MaxFailure = "0", HealthScriptSha256 = "AB" });
        Assert.Contains("1 device failed, and 0 may", rig.Store.FindRun(1)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaveOfWhichNothingWasDone_IsInconclusive_WhateverTheBudget()
    {
        rig.Fleet.Unreachable = target => target.Host == "10.0.0.0" ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"], MaxFailure = "3" }, CountingFleet.Targets(6));
        FleetRun run = rig.Store.FindRun(1)!;
        Assert.Equal((FleetRunState.Suspended, 1, 5), (run.State, run.Failed, run.Waiting));
        Assert.Contains("inconclusive: none of its 1 devices was done", run.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_AfterAGateThatHeldBack_HasSoaked_UntilADeviceOfTheWaveIsWorkedOnAgain()
    {
        Answer(_ => FleetRunHealth.Inconclusive);
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"], HealthScriptSha256 = "AB" }, CountingFleet.Targets(3));
        RunHistory history = rig.History(1);
        RunDevice[] devices = [.. history.Devices.Values.Select(device => new RunDevice(device.Device, RunDevice.TargetOf(device.Device)) { Ended = device.Ended })];
        RunStand stand = RunStand.Of(history, devices);
        Assert.Equal((1, true), (stand.Halted, stand.HasSoaked));
        devices[0].Ended = null;
        Assert.False(RunStand.Of(history, devices).HasSoaked);
        Assert.Equal((1, false), (RunStand.Begun.Halted, RunStand.Begun.HasSoaked));
    }

    [Fact]
    public async Task WaveThatIsBegunAgain_HasNoVerdict_BeforeItsGateIsAskedAgain()
    {
        rig.Fleet.Unreachable = target => target.Host == "10.0.0.0" ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        await rig.BeginAsync(RunRig.Setup with { Waves = ["2", "100%"], MaxFailure = "0" }, CountingFleet.Targets(4));
        rig.Fleet.Unreachable = _ => null;
        await rig.ResumeAsync(1, new RunResume { RetriesFailed = true, MaxFailure = "1" });
        IReadOnlyList<RunRecord> records = [.. rig.Store.ReadRunJournal(1)];
        RunRecord last = records.Last(record => record.Entry is WaveJudged { Wave: 1 });
        RunRecord[] until = [.. records.TakeWhile(record => record.Sequence <= last.Sequence), new RunRecord(last.Sequence + 1, last.At, new WaveBegan(1))];
        Assert.Null(RunHistory.Read(rig.Store.FindRun(1)!, rig.Store.ReadRunPlan(1)!, until).Run.Waves[0].Health);
    }

    [Fact]
    public async Task Budget_OfAShare_IsOneOfTheDevicesThatAreWorkedOn()
    {
        DeviceTarget[] targets = CountingFleet.Targets(10);
        rig.Fleet.Unreachable = target => target.Host is "10.0.0.0" or "10.0.0.1" ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        await rig.BeginAsync(RunRig.Setup with { MaxFailure = "10%" }, [.. targets, .. targets]);
        Assert.Contains("2 devices failed, and 1 may", rig.Store.FindRun(1)!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_WithABudgetThatIsNone_LeavesTheRunAsItWas()
    {
        Answer(_ => FleetRunHealth.Inconclusive);
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"], HealthScriptSha256 = "AB" }, CountingFleet.Targets(2));
        long records = rig.Store.CheckRun(1)!.RecordCount;
        await Assert.ThrowsAsync<FormatException>(() => rig.ResumeAsync(1, new RunResume { MaxFailure = "lots", HealthScriptSha256 = "AB" }));
        FormatException missing = await Assert.ThrowsAsync<FormatException>(() => rig.ResumeAsync(1));
        Assert.Contains("give the same one again", missing.Message, StringComparison.Ordinal);
        Assert.Equal((FleetRunState.Suspended, records), (rig.Store.FindRun(1)!.State, rig.Store.CheckRun(1)!.RecordCount));
    }

    [Fact]
    public async Task Window_ThatIsWaitedForForDays_IsNotedOnce()
    {
        int waits = 0;
        rig.Hear = happened => waits += happened is FleetRunTold { Text: var text } && text.Contains("window", StringComparison.Ordinal) ? 1 : 0;
        using var stop = new CancellationTokenSource();
        Task<List<FleetEvent>> run = rig.BeginAsync(RunRig.Setup with { Windows = ["Sat 22:00-05:00 UTC"] }, CountingFleet.Targets(3), stop: stop.Token);
        while (Volatile.Read(ref waits) < 5 && !run.IsCompleted)
        {
            rig.Time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await run;
        string[] notes = [.. rig.Store.ReadRunJournal(1).Select(record => record.Entry).OfType<RunNoted>().Select(note => note.Text)];
        Assert.Contains(notes, note => note.StartsWith("waiting for the maintenance window that opens at ", StringComparison.Ordinal));
        Assert.Equal(notes.Distinct(), notes);
    }

    private void LoseWhenDone(string host) => rig.Fleet.After = (target, _) =>
    {
        if (target.Host == host)
        {
            rig.Fleet.Unreachable = other => other.Host == host ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        }

        return Task.CompletedTask;
    };

    private void Answer(Func<int, FleetRunHealth> verdict) => rig.Hear = happened =>
    {
        if (happened is FleetRunQuestion question)
        {
            question.Answer.SetResult(new HealthVerdict(verdict(question.Wave.Number), "asked"));
        }
    };
}
