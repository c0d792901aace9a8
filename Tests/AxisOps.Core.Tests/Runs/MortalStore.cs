using AxisOps.Core.Runs;

namespace AxisOps.Core.Tests.Runs;

/// <summary>A store whose journals end after some records, as they do when a process is killed: nothing more is written, and whoever waits for a record waits in vain.</summary>
internal sealed class MortalStore(IRunStore store, int records) : IRunStore
{
    public IRunJournal BeginRun(RunPlan plan, RunOwner owner) => new MortalJournal(store.BeginRun(plan, owner), records);

    public IRunJournal TakeRun(long id, RunOwner owner) => new MortalJournal(store.TakeRun(id, owner), records);

    public IReadOnlyList<FleetRun> ListRuns() => store.ListRuns();

    public FleetRun? FindRun(long id) => store.FindRun(id);

    public RunPlan? ReadRunPlan(long id) => store.ReadRunPlan(id);

    public IEnumerable<RunRecord> ReadRunJournal(long id, long after = 0) => store.ReadRunJournal(id, after);

    public FleetRun RequestRun(long id, RunRequest request, RunOwner owner) => store.RequestRun(id, request, owner);

    public bool RemoveRun(long id) => store.RemoveRun(id);

    public FleetRunCheck? CheckRun(long id) => store.CheckRun(id);

    public IRunSigner RunSigner() => store.RunSigner();

    private sealed class MortalJournal(IRunJournal journal, int records) : IRunJournal
    {
        private readonly CancellationTokenSource lost = new();
        private int left = records;

        public long RunId => journal.RunId;

        public CancellationToken Lost => lost.Token;

        public Exception? Failure { get; private set; }

        public RunRequest? Requested => journal.Requested;

        public Task WhenRequested => journal.WhenRequested;

        public async Task AppendAsync(RunEntry entry)
        {
            Live();
            await journal.AppendAsync(entry);
        }

        public async Task EndAsync(RunEnded entry, IRunSigner signer)
        {
            Live();
            await journal.EndAsync(entry, signer);
        }

        public async ValueTask DisposeAsync()
        {
            await journal.DisposeAsync();
            lost.Dispose();
        }

        private void Live()
        {
            if (Interlocked.Decrement(ref left) < 0)
            {
                Failure ??= new IOException("killed");
                lost.Cancel();
                throw Failure;
            }
        }
    }
}
