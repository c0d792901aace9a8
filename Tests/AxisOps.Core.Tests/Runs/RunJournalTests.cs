using AxisOps.Core.Runs;
using AxisOps.Core.Store;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Tests.Runs;

public sealed class RunJournalTests : IDisposable
{
    private readonly RunBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Append_FromManyAtOnce_KeepsEachCallersOrderAndIsThereForOthersWhenItsTaskEnds()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(32), bench.Me);

        await Task.WhenAll(Enumerable.Range(1, 32).Select(device => Task.Run(async () =>
        {
            for (int step = 0; step < 10; step++)
            {
                await journal.AppendAsync(new StepBegan(device, $"s{step}", RunStepSafety.Repeatable, null));
            }

            await journal.AppendAsync(new DeviceEnded(device, Outcome.Unchanged));
            Assert.Equal(1, bench.Count($"SELECT COUNT(*) FROM run_journal WHERE record LIKE '%\"deviceEnded\",\"device\":{device},%'"));
        })));

        RunRecord[] records = [.. bench.Store.ReadRunJournal(journal.RunId)];
        Assert.Equal(Enumerable.Range(1, 2 + (32 * 11)).Select(number => (long)number), records.Select(record => record.Sequence));
        for (int device = 1; device <= 32; device++)
        {
            Assert.Equal(
                Enumerable.Range(0, 10).Select(step => $"s{step}"), records.Select(record => record.Entry).OfType<StepBegan>().Where(entry => entry.Device == device).Select(entry => entry.Step));
        }

        Assert.Equal(32, bench.Store.FindRun(journal.RunId)!.Unchanged);
    }

    [Fact]
    public async Task Append_OfEachKind_IsReadAsItWasWritten()
    {
        var facts = new Dictionary<string, string> { ["boot"] = "ä" };
        RunEntry[] entries =
        [
            new WaveBegan(1), new DeviceBegan(1, "B8A44F000001", "192.0.2.1"), new StepEnded(1, "restart", null, "no"), new DeviceMoved(1, "192.0.2.9", null, 8443),
            new DeviceReopened(1, "again"), new DeviceJudged(1, FleetRunHealth.Inconclusive, "who knows"), new WaveJudged(1, FleetRunHealth.Healthy, null), new RunNoted("n"),
        ];
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        await Task.WhenAll(entries.Select(journal.AppendAsync));
        await journal.AppendAsync(new StepBegan(1, "restart", RunStepSafety.NoReturn, facts));
        await journal.AppendAsync(new DeviceEnded(1, Outcome.Failed) { ErrorKind = DeviceErrorKind.Timeout, Changes = [new PropertyChange { Name = "a", State = PropertyChangeState.Refused }] });

        RunEntry[] read = [.. bench.Store.ReadRunJournal(journal.RunId, 2).Select(record => record.Entry)];

        Assert.Equal(entries, read[..entries.Length]);
        Assert.Equal(facts, Assert.IsType<StepBegan>(read[^2]).Facts);
        DeviceEnded ended = Assert.IsType<DeviceEnded>(read[^1]);
        Assert.Equal((Outcome.Failed, DeviceErrorKind.Timeout, "a"), (ended.Outcome, ended.ErrorKind, Assert.Single(ended.Changes).Name));
    }

    [Fact]
    public void ReadPlan_GivesWhatWasBegun()
    {
        RunPlan plan = bench.PlanOf(3);
        IRunJournal journal = bench.Store.BeginRun(plan, bench.Me);

        RunPlan read = bench.Store.ReadRunPlan(journal.RunId)!;

        Assert.Equal(plan.Devices, read.Devices);
        Assert.Equal((plan.Uid, plan.Soak, plan.Note), (read.Uid, read.Soak, read.Note));
        Assert.Equal(plan.Secrets, read.Secrets);
        Assert.Equal(Enumerable.Empty<string>(), read.Windows);
    }

    [Fact]
    public async Task Append_WhenAnotherProcessTookTheRun_FailsAndCancelsLost()
    {
        await using IRunJournal former = bench.Store.BeginRun(bench.PlanOf(1), bench.Dead);
        await using FleetStore other = FleetStore.Open(bench.Database, bench.Options);
        await using IRunJournal next = other.TakeRun(former.RunId, bench.Me);

        await Assert.ThrowsAsync<RunLostException>(() => former.AppendAsync(new WaveBegan(1)));

        Assert.True(former.Lost.IsCancellationRequested);
        Assert.IsType<RunLostException>(former.Failure);
        await Assert.ThrowsAsync<RunLostException>(() => former.AppendAsync(new WaveBegan(2)));
        await Assert.ThrowsAsync<RunLostException>(() => former.EndAsync(new RunEnded(FleetRunState.Completed, null), bench.Store.RunSigner()));
        await next.AppendAsync(new WaveBegan(1));
        Assert.Single(other.ReadRunJournal(next.RunId).Select(record => record.Entry).OfType<WaveBegan>());
        Assert.False(next.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task Append_WhenTheDiskIsFull_FailsAndKeepsWhatWasThere()
    {
        using var small = new RunBench(maxPages: 60);
        long id;
        int kept = 0;
        await using (IRunJournal journal = small.Store.BeginRun(small.PlanOf(1), small.Me))
        {
            id = journal.RunId;
            var refused = await Assert.ThrowsAsync<StoreException>(async () =>
            {
                for (; kept < 10_000; kept++)
                {
                    await journal.AppendAsync(new RunNoted(new string('n', 1000)));
                }
            });
            Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
            Assert.True(journal.Lost.IsCancellationRequested);
            Assert.Same(refused, journal.Failure);
        }

        // Room again: this very process goes on where the disk ended.
        await using FleetStore larger = FleetStore.Open(small.Database, small.Options with { MaxPages = 100_000 });
        Assert.Equal(FleetRunState.Interrupted, larger.FindRun(id)!.State);
        Assert.True(kept > 0);
        Assert.Equal(kept, larger.ReadRunJournal(id).Count(record => record.Entry is RunNoted));
        await using IRunJournal next = larger.TakeRun(id, small.Me);
        await next.EndAsync(new RunEnded(FleetRunState.Completed, null), larger.RunSigner());
        Assert.True(larger.CheckRun(id)!.IsIntact);
    }

    [Fact]
    public async Task Append_WhenTheStoreStaysLocked_FailsAndTheRunCanBeTakenAfterwards()
    {
        IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        using (SqliteConnection other = bench.Open())
        {
            using SqliteCommand command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();

            var refused = await Assert.ThrowsAsync<StoreException>(() => journal.AppendAsync(new WaveBegan(1)));

            Assert.Contains("locked by another process", refused.Message, StringComparison.Ordinal);
            Assert.True(journal.Lost.IsCancellationRequested);
            await journal.DisposeAsync();
        }

        await using IRunJournal next = bench.Store.TakeRun(journal.RunId, bench.Me);
        Assert.DoesNotContain(bench.Store.ReadRunJournal(next.RunId), record => record.Entry is WaveBegan);
    }

    [Fact]
    public async Task Heartbeat_SeesARequestAndWritesItDown()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        await using FleetStore other = FleetStore.Open(bench.Database, bench.Options);

        Assert.Equal("suspend", other.RequestRun(journal.RunId, RunRequest.Suspend, bench.Me with { Operator = "eve" }).Requested);
        Assert.Null(journal.Requested);
        bench.Time.Advance(RunJournal.HeartbeatInterval);
        await journal.WhenRequested;

        Assert.Equal(RunRequest.Suspend, journal.Requested);
        other.RequestRun(journal.RunId, RunRequest.Stop, bench.Me);
        other.RequestRun(journal.RunId, RunRequest.Suspend, bench.Me);
        await journal.AppendAsync(new WaveBegan(1));
        Assert.Equal(RunRequest.Stop, journal.Requested);
        RunAsked[] asked = [.. bench.Store.ReadRunJournal(journal.RunId).Select(record => record.Entry).OfType<RunAsked>()];
        Assert.Equal([RunRequest.Suspend, RunRequest.Stop], asked.Select(entry => entry.Request));
        Assert.StartsWith("eve on ", asked[0].By, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_AfterTheClockWentBack_NotesItOnce()
    {
        var plan = bench.PlanOf(1) with { CreatedAt = bench.Time.GetUtcNow() };
        long id;
        await using (IRunJournal journal = bench.Store.BeginRun(plan, bench.Me))
        {
            id = journal.RunId;
        }

        // A clock that is an hour behind, as a second program sees it.
        var late = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(bench.Time.GetUtcNow() - TimeSpan.FromHours(1));
        await using FleetStore behind = FleetStore.Open(bench.Database, bench.Options with { Time = late });
        await using IRunJournal next = behind.TakeRun(id, bench.Me);
        await next.AppendAsync(new WaveBegan(1));
        await next.EndAsync(new RunEnded(FleetRunState.Completed, null), behind.RunSigner());

        Assert.Contains("3600 s", Assert.Single(behind.ReadRunJournal(id).Select(record => record.Entry).OfType<RunNoted>()).Text, StringComparison.Ordinal);
        FleetRunCheck check = behind.CheckRun(id)!;
        Assert.True(check.IsIntact);
        Assert.Contains("3600 s earlier", Assert.Single(check.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_WhenItCannotBeSigned_KeepsTheHold()
    {
        await using IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);

        await Assert.ThrowsAsync<System.Security.Cryptography.CryptographicException>(() => journal.EndAsync(new RunEnded(FleetRunState.Suspended, "w"), new NoSigner()));
        Assert.Null(journal.Failure);
        await journal.EndAsync(new RunEnded(FleetRunState.Suspended, "w"), bench.Store.RunSigner());

        FleetRun run = bench.Store.FindRun(journal.RunId)!;
        Assert.Equal((FleetRunState.Suspended, "w", $"Resume-FleetRun {run.Id}"), (run.State, run.Reason, run.NextCommand));
        Assert.Null(run.ProcessId);
        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.AppendAsync(new WaveBegan(1)));
    }

    [Fact]
    public async Task Dispose_WithoutAnEnd_WritesWhatWaitsAndLeavesTheRunInterrupted()
    {
        IRunJournal journal = bench.Store.BeginRun(bench.PlanOf(1), bench.Me);
        Assert.Equal(Environment.ProcessId, bench.Store.FindRun(journal.RunId)!.ProcessId);
        Task written = journal.AppendAsync(new WaveBegan(1));

        await journal.DisposeAsync();
        await journal.DisposeAsync();

        await written;
        FleetRun run = Assert.Single(bench.Store.ListRuns());
        Assert.Equal((FleetRunState.Interrupted, 1, null), (run.State, run.Wave, run.ProcessId));
    }

    private sealed class NoSigner : IRunSigner
    {
        public string Algorithm => "ECDSA-SHA256";

        public ReadOnlyMemory<byte> VerificationKey => default;

        public bool IsCertificate => false;

        public byte[] Sign(ReadOnlySpan<byte> message) => throw new System.Security.Cryptography.CryptographicException("The card is not there.");
    }
}
