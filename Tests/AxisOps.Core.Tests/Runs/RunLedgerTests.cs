using AxisOps.Core.Runs;
using AxisOps.Core.Store;
using AxisOps.Core.Tests.Store;

namespace AxisOps.Core.Tests.Runs;

public sealed class RunLedgerTests : IDisposable
{
    private readonly RunBench bench = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Begin_WhenADeviceIsInALivingRun_RefusesAndNamesEverything()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(2), bench.Me with { Operator = "ana" });
        await using FleetStore other = FleetStore.Open(bench.Database, bench.Options);

        var refused = Assert.Throws<RunConflictException>(() => other.BeginRun(bench.Plan(RunBench.Device(2) with { Number = 1 }), bench.Me));

        Assert.Equal(journal.RunId, refused.RunId);
        foreach (string part in (string[])["'B8A44F000002'", $"run {journal.RunId}", "ana", Environment.MachineName, $"process {Environment.ProcessId}", $"'Get-FleetRun {journal.RunId}'", $"'Stop-FleetRun {journal.RunId}'"])
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }

        Assert.Single(other.ListRuns());
        await using IRunJournal apart = other.BeginRun(bench.Plan(RunBench.Device(3) with { Number = 1 }), bench.Me);
        Assert.NotEqual(journal.RunId, apart.RunId);
    }

    [Theory]
    [InlineData("b8:a4:4f:00:00:01", "192.0.2.50", null, true)]
    [InlineData(null, "CAM.example", 8443, true)]
    [InlineData(null, "cam.example", 8444, false)]
    [InlineData("B8A44F000009", "cam.example", 8443, false)]
    public async Task Begin_ComparesBySerialNumberElseByHostAndPort(string? serial, string host, int? port, bool isShared)
    {
        await using IRunJournal journal = bench.Store.BeginRun(
            bench.Plan(new RunPlanDevice(1, 1, "a") { SerialNumber = "B8A44F000001", Host = "cam.example", HttpsPort = 8443 }), bench.Me);
        RunPlan wanted = bench.Plan(new RunPlanDevice(1, 1, "b") { SerialNumber = serial, Host = host, Port = port });

        if (isShared)
        {
            Assert.Throws<RunConflictException>(() => bench.Store.BeginRun(wanted, bench.Me));
        }
        else
        {
            await bench.Store.BeginRun(wanted, bench.Me).DisposeAsync();
        }
    }

    [Fact]
    public async Task Begin_OnTwoStoresAtOnce_LetsOneInOnly()
    {
        await using FleetStore other = FleetStore.Open(bench.Database, bench.Options with { BusyTimeout = TimeSpan.FromSeconds(30) });
        RunPlan one = bench.PlanOf(1), two = bench.PlanOf(1);

        object[] results = await Task.WhenAll(
            Task.Run(() => Try(bench.Store, one)),
            Task.Run(() => Try(other, two)));

        Assert.Single(results.OfType<RunConflictException>());
        await Assert.Single(results.OfType<IRunJournal>()).DisposeAsync();

        object Try(FleetStore store, RunPlan plan)
        {
            try
            {
                return store.BeginRun(plan, bench.Me);
            }
            catch (RunConflictException refused)
            {
                return refused;
            }
        }
    }

    [Fact]
    public async Task Run_WhoseProcessWasKilled_IsInterruptedAndCanBeTaken()
    {
        using (ChildProcess child = await ChildProcess.StartAsync(typeof(RunLedgerTests), nameof(ChildThatHoldsARun), bench.Database, Stop))
        {
            await child.HearAsync(Stop);
            FleetRun living = Assert.Single(bench.Store.ListRuns());
            Assert.Equal(FleetRunState.Running, living.State);
            Assert.Contains($"process {living.ProcessId}", Assert.Throws<RunConflictException>(() => bench.Store.TakeRun(living.Id, bench.Me)).Message, StringComparison.Ordinal);
        }

        FleetRun left = Assert.Single(bench.Store.ListRuns());
        Assert.Equal((FleetRunState.Interrupted, null, $"Resume-FleetRun {left.Id}"), (left.State, left.ProcessId, left.NextCommand));
        await using IRunJournal journal = bench.Store.TakeRun(left.Id, bench.Me);
        Assert.Equal(FleetRunState.Running, bench.Store.FindRun(left.Id)!.State);
        Assert.True(Assert.IsType<RunTaken>(bench.Store.ReadRunJournal(left.Id).Last().Entry).IsResumed);
    }

    [Fact(Explicit = true)]
    public void ChildThatHoldsARun()
    {
        using var parent = ChildProcess.Connect();
        using FleetStore store = FleetStore.Open(ChildProcess.Path);
        store.BeginRun(bench.PlanOf(1), RunOwner.Current(TimeProvider.System));
        parent.WriteByte(1);
        parent.ReadByte();
    }

    [Fact]
    public void Owner_IsAliveAsFarAsCanBeTold()
    {
        DateTimeOffset now = bench.Time.GetUtcNow();
        DateTimeOffset old = now.AddDays(-1);
        RunOwner me = bench.Me;

        Assert.True(RunOwners.IsAlive(me, old, now));
        Assert.False(RunOwners.IsAlive(bench.Dead, now, now));
        Assert.False(RunOwners.IsAlive(me with { StartTick = 1, StartedAt = old }, now, now));
        Assert.True(RunOwners.IsAlive(me with { StartTick = null }, old, now));
        Assert.False(RunOwners.IsAlive(me with { StartTick = null, StartedAt = me.StartedAt.AddSeconds(-10) }, now, now));

        RunOwner elsewhere = me with { ComputerName = "another-desk" };
        Assert.True(RunOwners.IsAlive(elsewhere, now.AddSeconds(-59), now));
        Assert.False(RunOwners.IsAlive(elsewhere, now.AddSeconds(-61), now));
        Assert.True(RunOwners.IsAlive(elsewhere, now.AddSeconds(59), now));
        Assert.False(RunOwners.IsAlive(elsewhere, now.AddSeconds(61), now));
        Assert.False(RunOwners.IsAlive(me with { Boot = "another start" }, now.AddSeconds(-61), now));
    }

    [Fact]
    public async Task Take_OfWhatHasEnded_IsRefusedWithTheReason()
    {
        long id = await bench.CompletedAsync();

        Assert.Contains("is completed", Assert.Throws<RunConflictException>(() => bench.Store.TakeRun(id, bench.Me)).Message, StringComparison.Ordinal);
        Assert.Contains("is completed", Assert.Throws<RunConflictException>(() => bench.Store.RequestRun(id, RunRequest.Stop, bench.Me)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no run 99", Assert.Throws<RunConflictException>(() => bench.Store.TakeRun(99, bench.Me)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OfARunThatNobodyWorksOn_EndsItWithoutClaimingWhatIsNotKnown()
    {
        RunPlan plan = bench.Plan([.. Enumerable.Range(1, 4).Select(RunBench.Device), RunBench.Device(5) with { Skipped = "named twice" }]);
        IRunJournal journal = bench.Store.BeginRun(plan, bench.Me);
        foreach (RunEntry entry in (RunEntry[])
            [new DeviceBegan(1, null, null), new DeviceEnded(1, Outcome.Succeeded), new DeviceBegan(2, null, null), new StepBegan(2, "restart", RunStepSafety.LookFirst, null), new DeviceBegan(3, null, null)])
        {
            await journal.AppendAsync(entry);
        }

        await journal.DisposeAsync();
        FleetRun stopped = bench.Store.RequestRun(journal.RunId, RunRequest.Stop, bench.Me);

        Assert.Equal((FleetRunState.Stopped, 1, 1, 2, 1, 0), (stopped.State, stopped.Succeeded, stopped.Unknown, stopped.Cancelled, stopped.Skipped, stopped.Waiting));
        Assert.Null(stopped.NextCommand);
        FleetRun detailed = RunHistory.Read(stopped, plan, bench.Store.ReadRunJournal(stopped.Id)).Run;
        Assert.Equal([Outcome.Succeeded, Outcome.Unknown, Outcome.Cancelled, Outcome.Cancelled, Outcome.Skipped], detailed.Devices.Select(device => device.Outcome!.Value));
        Assert.Equal("Get-Device B8A44F000002", detailed.Devices[1].RecommendedAction);
        Assert.Contains("'restart' had begun", detailed.Devices[1].Error, StringComparison.Ordinal);
        FleetRunCheck check = bench.Store.CheckRun(stopped.Id)!;
        Assert.True(check.IsIntact);
        Assert.Equal(check.RecordCount, check.SignedCount);
        Assert.Contains("was stopped for good", Assert.Throws<RunConflictException>(() => bench.Store.TakeRun(stopped.Id, bench.Me)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_OfADeviceThatWasReopenedAndNotTouchedSince_ClaimsThatNothingWasSent()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Dead);
        RunEntry[] entries =
        [
            new WaveBegan(1), new DeviceBegan(1, RunBench.Serial(1), "192.0.2.1"), new StepBegan(1, "restart", RunStepSafety.LookFirst, null),
            new StepEnded(1, "restart", null, "refused"), new DeviceEnded(1, Outcome.Failed) { Error = "refused" }, new DeviceReopened(1, "tried again"),
        ];
        await Task.WhenAll(entries.Select(journal.AppendAsync));
        await journal.DisposeAsync();
        Assert.Empty(RunHistory.Read(bench.Store.FindRun(1)!, bench.Store.ReadRunPlan(1)!, bench.Store.ReadRunJournal(1)).Devices[1].LastSteps);

        FleetRun stopped = bench.Store.RequestRun(journal.RunId, RunRequest.Stop, bench.Me);

        Assert.Equal((1, 0), (stopped.Cancelled, stopped.Unknown));
    }

    [Fact]
    public async Task Remove_TakesEverythingOfARunButNotALivingOne()
    {
        long id = await bench.CompletedAsync();
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        Assert.Throws<RunConflictException>(() => bench.Store.RemoveRun(journal.RunId));

        Assert.True(bench.Store.RemoveRun(id));

        Assert.False(bench.Store.RemoveRun(id));
        Assert.Equal(0, bench.Count($"SELECT (SELECT COUNT(*) FROM run_journal WHERE run_id = {id}) + (SELECT COUNT(*) FROM run_seals) + (SELECT COUNT(*) FROM run_plans WHERE run_id = {id})"));
        Assert.Equal(journal.RunId, Assert.Single(bench.Store.ListRuns()).Id);
    }

    [Fact]
    public async Task History_FoldsStepsMovesAndReopening()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(2), bench.Me);
        RunEntry[] entries =
        [
            new WaveBegan(1), new DeviceBegan(1, RunBench.Serial(1), "192.0.2.1"), new StepBegan(1, "look", RunStepSafety.Repeatable, null),
            new StepEnded(1, "look", new Dictionary<string, string> { ["boot"] = "a" }, null), new StepBegan(1, "restart", RunStepSafety.LookFirst, null),
            new DeviceMoved(1, "192.0.2.99", null, null), new DeviceEnded(1, Outcome.Unknown), new DeviceReopened(1, "resumed"),
            new WaveJudged(1, FleetRunHealth.Inconclusive, "not all answer"),
        ];
        await Task.WhenAll(entries.Select(journal.AppendAsync));
        FleetRun run = bench.Store.FindRun(journal.RunId)!;

        RunHistory history = RunHistory.Read(run, bench.Store.ReadRunPlan(run.Id)!, bench.Store.ReadRunJournal(run.Id));

        RunDeviceHistory first = history.Devices[1];
        Assert.Equal((true, "restart", null, "192.0.2.99"), (first.HasBegun, first.OpenStep!.Step, first.Ended, first.Moved!.Host));
        Assert.Equal(["look", "restart"], first.LastSteps.Select(step => step.Name));
        Assert.Equal("a", first.LastSteps[0].Facts["boot"]);
        Assert.NotNull(first.LastSteps[0].EndedAt);
        Assert.False(history.Devices[2].HasBegun);
        Assert.Equal((0, 2), (run.Unknown, run.Waiting));
        FleetRunWave wave = Assert.Single(history.Run.Waves);
        Assert.Equal((FleetRunHealth.Inconclusive, "not all answer"), (wave.Health, wave.Reason));
        Assert.Equal("192.0.2.99", history.Run.Devices[0].Address);
    }

    [Theory]
    [InlineData("UPDATE run_journal SET record = 'nonsense' WHERE sequence = 4")]
    [InlineData("UPDATE run_journal SET record = replace(record, 'B8A44F000001', 'B8A44F000007') WHERE sequence = 4")]
    [InlineData("DELETE FROM run_journal WHERE sequence = 3")]
    [InlineData("UPDATE run_plans SET plan = replace(plan, '192.0.2.2', '192.0.2.3')")]
    public async Task Take_OfADamagedRun_IsRefused_AndStopEndsIt_ClaimingNothing(string damage)
    {
        long id = await HaltedAsync();
        bench.Direct(damage);

        var refused = Assert.Throws<StoreException>(() => bench.Store.TakeRun(id, bench.Me));

        foreach (string part in (string[])[$"run {id} is not as it was written", $"'Test-FleetRun {id}'", $"'Stop-FleetRun {id}'"])
        {
            Assert.Contains(part, refused.Message, StringComparison.Ordinal);
        }

        FleetRun stopped = bench.Store.RequestRun(id, RunRequest.Stop, bench.Me);
        Assert.Equal((FleetRunState.Stopped, 0, 0, 2), (stopped.State, stopped.Succeeded, stopped.Cancelled, stopped.Unknown));
        Assert.False(bench.Store.CheckRun(id)!.IsIntact);
    }

    [Fact]
    public async Task ReadJournal_OfARecordThatCannotBeRead_NamesItAndTheWayOut()
    {
        long id = await HaltedAsync();
        bench.Direct("UPDATE run_journal SET record = 'nonsense' WHERE sequence = 4");

        var error = Assert.Throws<StoreException>(() => bench.Store.ReadRunJournal(id).Last());

        Assert.Contains($"record 4 of run {id} cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Contains($"'Test-FleetRun {id}'", error.RecommendedAction, StringComparison.Ordinal);
    }

    /// <summary>A run of two devices whose process ended after it had begun with the first.</summary>
    private async Task<long> HaltedAsync()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(2), bench.Me);
        await journal.AppendAsync(new WaveBegan(1));
        await journal.AppendAsync(new DeviceBegan(1, RunBench.Serial(1), "192.0.2.1"));
        await journal.AppendAsync(new StepBegan(1, "restart", RunStepSafety.LookFirst, new Dictionary<string, string>()));
        return journal.RunId;
    }
}
