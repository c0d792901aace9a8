using AxisOps.Core.Fleet;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>Runs from their beginning to their end, and over their interruptions. What was really done is counted by the devices themselves.</summary>
public sealed class RunEngineTests : IDisposable
{
    private readonly RunRig rig = new();

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Run_WorksOnEachDeviceOnce_AndEndsSignedAndWhole()
    {
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(25));
        Assert.Equal(25, RunRig.Results(events).Count(result => result is { Outcome: Outcome.Succeeded, RunId: 1 }));
        Assert.All(rig.Fleet.Counts.Values, count => Assert.Equal(1, count));
        FleetRun run = rig.Store.FindRun(1)!;
        Assert.Equal((FleetRunState.Completed, 25, 0), (run.State, run.Succeeded, run.Waiting));
        FleetRunCheck check = rig.Store.CheckRun(1)!;
        Assert.True(check.IsIntact, string.Join(' ', check.Findings));
        Assert.Equal(check.RecordCount, check.SignedCount);
    }

    [Fact]
    public async Task DeviceNamedTwice_IsSkipped_AndNamesTheFirst()
    {
        DeviceTarget[] targets = CountingFleet.Targets(2);
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup, [.. targets, targets[0]]);
        DeviceResult skipped = Assert.Single(RunRig.Results(events), result => result.Outcome == Outcome.Skipped);
        Assert.Contains(targets[0].ToString(), skipped.Detail, StringComparison.Ordinal);
        Assert.Equal(3, RunRig.Results(events).Count());
    }

    [Fact]
    public async Task FailingDevice_StopsNoOther_AndTheBudgetStopsTheRun()
    {
        rig.Fleet.Unreachable = target => target.Host is "10.0.0.0" or "10.0.0.1" ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(20));
        FleetRun whole = rig.Store.FindRun(1)!;
        Assert.Equal((FleetRunState.Completed, 18, 2), (whole.State, whole.Succeeded, whole.Failed));

        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup with { Waves = ["2", "100%"], MaxFailure = "1" }, CountingFleet.Targets(20));
        FleetRun halted = rig.Store.FindRun(2)!;
        Assert.Equal((FleetRunState.Suspended, 2, 18), (halted.State, halted.Failed, halted.Waiting));
        Assert.True(events.OfType<FleetRunHalted>().Single().IsOwnDecision);
        Assert.Equal(20, RunRig.Results(events).Count());
        Assert.Equal("Resume-FleetRun 2", halted.NextCommand);

        rig.Fleet.Unreachable = _ => null;
        await rig.ResumeAsync(2, new RunResume { MaxFailure = "2", RetriesFailed = true });
        FleetRun done = rig.Store.FindRun(2)!;
        Assert.Equal((FleetRunState.Completed, 20, 0), (done.State, done.Succeeded, done.Failed));
    }

    [Fact]
    public async Task Waves_AreSpreadOverModelsThatAreKnownFromBefore()
    {
        DeviceTarget[] targets = CountingFleet.Targets(20);
        string door = CountingFleet.SerialOf(targets[19]);
        rig.ModelOf = serial => serial == door ? "A1210" : "P3265";

        await rig.BeginAsync(RunRig.Setup with { Waves = ["2", "100%"] }, targets);

        Assert.Equal(["P3265", "A1210"], rig.Store.ReadRunPlan(1)!.Devices.Where(device => device.Wave == 1).Select(device => device.Model));
    }

    [Fact]
    public async Task Resume_TakesLimitsAndTrustThatAreSaidThen_AndElseThoseOfThePlan()
    {
        rig.Fleet.Unreachable = _ => new DeviceException(DeviceErrorKind.Unreachable, "gone");
        await rig.BeginAsync(RunRig.Setup with { MaxFailure = "0" }, CountingFleet.Targets(20));
        rig.Fleet.Unreachable = _ => null;
        int atWork = 0, most = 0;
        rig.Fleet.Before = async (_, stop) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref atWork));
            await Task.Delay(10, stop);
            Interlocked.Decrement(ref atWork);
        };

        await rig.ResumeAsync(1, new RunResume { RetriesFailed = true, ThrottleLimit = 1, Trust = TrustMode.TrustOnFirstUse, AllowHttp = true });

        Assert.Equal((20, 1), (rig.Store.FindRun(1)!.Succeeded, most));
        Assert.Equal((TrustMode.TrustOnFirstUse, true), (rig.Fleet.LastOptions!.Trust, rig.Fleet.LastOptions.AllowHttp));
        Assert.Equal(2, rig.Store.ReadRunJournal(1).Count(record => record.Entry is RunNoted));

        await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(20));
        Assert.Equal((TrustMode.Strict, false), (rig.Fleet.LastOptions.Trust, rig.Fleet.LastOptions.AllowHttp));
    }

    [Theory]
    [InlineData(FleetRunHealth.Healthy, FleetRunState.Completed, 10)]
    [InlineData(FleetRunHealth.Unhealthy, FleetRunState.Suspended, 1)]
    [InlineData(FleetRunHealth.Inconclusive, FleetRunState.Suspended, 1)]
    public async Task OwnCheck_DecidesWhetherTheNextWaveBegins(FleetRunHealth health, FleetRunState state, int done)
    {
        rig.Hear = happened =>
        {
            if (happened is FleetRunQuestion question)
            {
                Assert.All(question.Wave.Results, result => Assert.Equal(Outcome.Succeeded, result.Outcome));
                question.Answer.SetResult(new HealthVerdict(health, "asked"));
            }
        };
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"], HealthScriptSha256 = "AB" }, CountingFleet.Targets(10));
        Assert.Equal((state, done), (rig.Store.FindRun(1)!.State, rig.Fleet.Counts.Count));
    }

    [Fact]
    public async Task Window_HoldsDevicesBack_UntilItOpens()
    {
        rig.Owner = RunOwner.Current(TimeProvider.System);
        rig.Hear = happened =>
        {
            if (happened is FleetRunTold { Text: var text } && text.Contains("window", StringComparison.Ordinal))
            {
                Assert.Empty(rig.Fleet.Counts);
                Assert.Equal("waiting for the maintenance window that opens at 2026-11-26 22:00", rig.Store.FindRun(1)!.Reason);
                rig.Time.SetUtcNow(new DateTimeOffset(2026, 11, 26, 22, 0, 1, TimeSpan.Zero));
            }
        };
        await rig.BeginAsync(RunRig.Setup with { Windows = ["22:00-05:00 UTC"] }, CountingFleet.Targets(3));
        Assert.Equal(3, rig.Fleet.Counts.Count);
        Assert.Contains(rig.Store.ReadRunJournal(1), record => record.Entry is RunNoted);
        Assert.Null(rig.Store.FindRun(1)!.Reason);
    }

    [Fact]
    public async Task Soak_IsSeenByAnybodyWhoLooks_AndIsOverInTime()
    {
        rig.Owner = RunOwner.Current(TimeProvider.System);
        rig.Hear = happened =>
        {
            if (happened is FleetRunTold { Text: var text } && text.Contains("soaks", StringComparison.Ordinal))
            {
                FleetRun run = rig.Store.FindRun(1)!;
                Assert.Equal((FleetRunState.Running, 1), (run.State, rig.Fleet.Counts.Count));
                Assert.StartsWith("wave 1 of 2 soaks until ", run.Reason, StringComparison.Ordinal);
                rig.Time.Advance(TimeSpan.FromMinutes(1));
            }
        };
        await rig.BeginAsync(RunRig.Setup with { Waves = ["1", "100%"], Soak = TimeSpan.FromMinutes(3) }, CountingFleet.Targets(4));
        Assert.Equal((FleetRunState.Completed, 4, null), (rig.Store.FindRun(1)!.State, rig.Fleet.Counts.Count, rig.Store.FindRun(1)!.Reason));
    }

    [Theory]
    [InlineData(RunRequest.Suspend, FleetRunState.Suspended)]
    [InlineData(RunRequest.Stop, FleetRunState.Stopped)]
    public async Task RequestOfAnotherProcess_IsHeard_AndWhatHasBegunIsFinished(RunRequest request, FleetRunState state)
    {
        rig.Owner = RunOwner.Current(TimeProvider.System);
        var heard = new TaskCompletionSource();
        int begun = 0;
        rig.Fleet.Before = async (_, _) =>
        {
            if (Interlocked.Increment(ref begun) == 1)
            {
                rig.Store.RequestRun(1, request, RunOwner.Current(TimeProvider.System));
                while (!rig.Store.ReadRunJournal(1).Any(record => record.Entry is RunAsked))
                {
                    rig.Time.Advance(TimeSpan.FromSeconds(5));
                    await Task.Yield();
                }

                heard.SetResult();
            }

            await heard.Task;
        };
        await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(40));
        FleetRun run = rig.Store.FindRun(1)!;
        Assert.Equal((state, rig.Fleet.Counts.Count), (run.State, run.Succeeded));
        Assert.InRange(run.Succeeded, 1, 39);
        Assert.Equal(state == FleetRunState.Stopped ? 40 - run.Succeeded : 0, run.Cancelled);
    }

    [Fact]
    public async Task CtrlC_SuspendsTheRun_AndResumeFinishesIt()
    {
        using var stop = new CancellationTokenSource();
        rig.Fleet.Before = async (_, token) =>
        {
            if (rig.Fleet.Counts.Count >= 5)
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            }
        };
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(30), stop: stop.Token);
        Assert.Equal(30, RunRig.Results(events).Count());
        Assert.Equal(FleetRunState.Suspended, rig.Store.FindRun(1)!.State);
        rig.Fleet.Before = (_, _) => Task.CompletedTask;
        await rig.ResumeAsync(1);
        FleetRun run = rig.Store.FindRun(1)!;
        Assert.Equal((FleetRunState.Completed, 30), (run.State, run.Succeeded));
        Assert.All(rig.Fleet.Counts.Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task KilledAtAnyRecord_NothingHappensTwice_AndNothingIsForgotten()
    {
        for (int records = 0; records < 90; records++)
        {
            rig.Fleet.Counts.Clear();
            await SurviveAsync(() => rig.BeginAsync(RunRig.Setup with { Waves = ["2", "100%"] }, CountingFleet.Targets(12), new MortalStore(rig.Store, records)));
            long id = rig.Store.ListRuns()[^1].Id;
            for (int life = 0; rig.Store.FindRun(id)!.State != FleetRunState.Completed; life++)
            {
                Assert.Equal(FleetRunState.Interrupted, rig.Store.FindRun(id)!.State);
                await SurviveAsync(() => rig.ResumeAsync(id, store: new MortalStore(rig.Store, 7 + (5 * life))));
                Assert.True(life < 40, "The run does not get on.");
            }

            Assert.Equal(12, rig.Fleet.Counts.Count);
            Assert.All(rig.Fleet.Counts.Values, count => Assert.Equal(1, count));
            FleetRun run = rig.Store.FindRun(id)!;
            Assert.Equal((12, 0), (run.Succeeded, run.Waiting));
            FleetRunCheck check = rig.Store.CheckRun(id)!;
            Assert.True(check.IsIntact, string.Join(' ', check.Findings));
        }
    }

    [Fact]
    public async Task LostDevice_IsFoundAtItsNewAddress_AndLookedAt_NotDoneAgain()
    {
        DeviceTarget[] targets = CountingFleet.Targets(3);
        string serial = CountingFleet.SerialOf(targets[1]);
        bool isGone = false;
        rig.Fleet.After = (target, _) =>
        {
            if (target.Host == targets[1].Host)
            {
                isGone = true;
                throw new DeviceException(DeviceErrorKind.Unreachable, "gone");
            }

            return Task.CompletedTask;
        };
        rig.Fleet.Unreachable = target => isGone && target.Host == targets[1].Host ? new DeviceException(DeviceErrorKind.Unreachable, "gone") : null;
        List<FleetEvent> events = await rig.BeginAsync(RunRig.Setup, targets);
        Assert.Equal([serial], rig.Search.Asked);
        DeviceResult lost = RunRig.Results(events).Single(result => result.SerialNumber == serial);
        Assert.Equal(Outcome.Unknown, lost.Outcome);
        Assert.Contains($"SerialNumber -eq {serial}", lost.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeviceInALiveRun_IsRefusedToAnother()
    {
        DeviceTarget[] targets = CountingFleet.Targets(2);
        RunPlan? plan = null;
        rig.Fleet.Before = (_, _) =>
        {
            plan ??= rig.Store.ReadRunPlan(1);
            return Task.CompletedTask;
        };
        await rig.BeginAsync(RunRig.Setup, targets);
        await using IRunJournal live = rig.Store.BeginRun(plan! with { Uid = Guid.NewGuid() }, RunOwner.Current(TimeProvider.System));
        RunConflictException error = await Assert.ThrowsAsync<RunConflictException>(() => rig.BeginAsync(RunRig.Setup, targets));
        Assert.Equal(live.RunId, error.RunId);
    }

    [Fact]
    public async Task Resume_OfWhatIsNotThere_OrOver_SaysSo()
    {
        await Assert.ThrowsAsync<RunConflictException>(() => rig.ResumeAsync(7));
        await rig.BeginAsync(RunRig.Setup, CountingFleet.Targets(1));
        await Assert.ThrowsAsync<RunConflictException>(() => rig.ResumeAsync(1));
    }

    private static async Task SurviveAsync(Func<Task> life)
    {
        try
        {
            await life();
        }
        catch (IOException error) when (error.Message == "killed")
        {
        }
    }
}
