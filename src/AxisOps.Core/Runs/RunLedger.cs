using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>The runs of a store: who may begin, take, stop and remove them. Safe from many threads.</summary>
/// <param name="store">The store.</param>
internal sealed class RunLedger(FleetStore store)
{
    private DateTimeOffset Now => store.Time.GetUtcNow();

    public static RunPlan ParsePlan(byte[] text) =>
        JsonSerializer.Deserialize(text, RunJsonContext.Default.RunPlan) is { Devices: not null, Waves: not null } plan ? plan : throw new JsonException("A plan says nothing.");

    public IRunJournal Begin(RunPlan plan, RunOwner owner)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(owner);
        for (int i = 0; i < plan.Devices.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(plan.Devices[i].Number, i + 1, nameof(plan));
        }

        byte[] text = JsonSerializer.SerializeToUtf8Bytes(plan, RunJsonContext.Default.RunPlan);
        return Hold(inside =>
        {
            DateTimeOffset now = Now;
            RunConflicts.Refuse(inside, plan, except: null, now);
            long id = RunTable.Add(inside, plan, text);
            RunTable.Hold(inside, id, owner, now);
            string uid = RunChain.Text(plan.Uid);
            var hold = new RunHold(id, uid, owner, RunChain.Start(uid), new RunTally(plan.Devices.Count));
            return hold.Write(inside, now, new RunPlanned(Convert.ToHexString(SHA256.HashData(text))), Taken(owner, isResumed: false)).After;
        });
    }

    public IRunJournal Take(long id, RunOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Hold(inside =>
        {
            DateTimeOffset now = Now;
            RunRow row = FindOpen(inside, id, "resume");
            if (row.IsHeld(now))
            {
                throw new RunConflictException(id, Held(row));
            }

            RequireItsPlan(inside, id);
            RunPlan plan = Plan(inside, id);
            RunConflicts.Refuse(inside, plan, id, now);
            RunTable.Hold(inside, id, owner, now);
            return Load(inside, row, owner, plan).Write(inside, now, Taken(owner, isResumed: true)).After;
        });
    }

    public IReadOnlyList<FleetRun> List()
    {
        DateTimeOffset now = Now;
        return store.Run(inside => RunTable.List(inside)).ConvertAll(row => row.Seen(now));
    }

    public FleetRun? Find(long id) => store.Run(inside => RunTable.Find(inside, id))?.Seen(Now);

    public RunPlan? ReadPlan(long id) => store.Run(inside => RunTable.ReadPlan(inside, id) is { } text ? ParsePlan(text) : null);

    public IEnumerable<RunRecord> ReadJournal(long id, long after)
    {
        while (true)
        {
            long last = after;
            List<RunRecord> batch = store.Run(inside => RunJournalTable.ReadBatch(inside, id, last).ConvertAll(stored => RunChain.Parse(stored.Text)));
            foreach (RunRecord record in batch)
            {
                yield return record;
            }

            if (batch.Count < RunJournalTable.BatchSize)
            {
                yield break;
            }

            after = batch[^1].Sequence;
        }
    }

    public FleetRun Request(long id, RunRequest request, RunOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return Durably(inside =>
        {
            DateTimeOffset now = Now;
            RunRow row = FindOpen(inside, id, request == RunRequest.Stop ? "stop" : "suspend");
            if (row.IsHeld(now))
            {
                RunTable.Request(inside, id, request, $"{owner.Operator} on {owner.ComputerName}");
            }
            else if (request == RunRequest.Stop)
            {
                StopUnheld(inside, row, owner, now);
            }

            return RunTable.Find(inside, id)!.Seen(now);
        });
    }

    public bool Remove(long id) => store.Run(outside => outside.InTransaction(inside => RunTable.Find(inside, id) switch
    {
        { } row when row.IsHeld(Now) => throw new RunConflictException(id, Held(row)),
        _ => RunTable.Remove(inside, id),
    }));

    public FleetRunCheck? Check(long id) => store.Run(outside => outside.InSnapshot(inside => RunTable.Find(inside, id) is not { } row
        ? null
        : new RunChecker(row, RunTable.ReadPlan(inside, id), RunSealTable.List(inside, id), RunKeyTable.Find(inside)).Check(RunJournalTable.ReadAll(inside, id))));

    public IRunSigner Signer() => new StoreRunSigner(store.Run(outside => RunKeyTable.Find(outside)) ?? Durably(inside => RunKeyTable.FindOrMake(inside, Now)));

    private static RunTaken Taken(RunOwner owner, bool isResumed) => new(owner.Operator, owner.ComputerName, owner.ProcessId, isResumed);

    private static string Held(RunRow row)
    {
        string holder = RunConflicts.Holder(row);
        return $"{char.ToUpperInvariant(holder[0])}{holder[1..]}, is in use. {RunConflicts.NextStep(row.Run.Id)}";
    }

    private static RunPlan Plan(StoreConnection inside, long id) =>
        ParsePlan(RunTable.ReadPlan(inside, id) ?? throw new FormatException("A run has no plan."));

    /// <summary>What is done to devices is what the first record vouches for, and nothing that somebody has written in its place since.</summary>
    private static void RequireItsPlan(StoreConnection inside, long id)
    {
        if (RunTable.ReadPlan(inside, id) is { } text
            && RunJournalTable.ReadBatch(inside, id, 0) is [var first, ..]
            && RunChain.Parse(first.Text).Entry is RunPlanned planned
            && planned.PlanSha256 != Convert.ToHexString(SHA256.HashData(text)))
        {
            throw new RunConflictException(id, string.Create(
                CultureInfo.InvariantCulture,
                $"The plan of run {id} is not the one that it began with, so nothing is done by it. 'Test-FleetRun {id}' shows what is wrong; begin a new run with the devices that are left."));
        }
    }

    /// <summary>Finds a run that has not ended for good.</summary>
    private static RunRow FindOpen(StoreConnection inside, long id, string purpose)
    {
        RunRow row = RunTable.Find(inside, id) ?? throw new RunConflictException(
            id, string.Create(CultureInfo.InvariantCulture, $"There is no run {id}. 'Get-FleetRun' lists the runs that there are."));
        string reason = row.Run.Reason is null ? string.Empty : $" ({row.Run.Reason.TrimEnd('.')})";
        return row.Run.State switch
        {
            FleetRunState.Completed => throw new RunConflictException(
                id, string.Create(CultureInfo.InvariantCulture, $"Run {id} is completed{reason}: there is nothing to {purpose}. 'Get-FleetRun {id} -Detailed' shows how it ended.")),
            FleetRunState.Stopped => throw new RunConflictException(
                id, string.Create(CultureInfo.InvariantCulture, $"Run {id} was stopped for good{reason}: there is nothing to {purpose}. Begin a new run with the devices that are left.")),
            _ => row,
        };
    }

    private static RunHold Load(StoreConnection inside, RunRow row, RunOwner owner, RunPlan plan)
    {
        var tally = new RunTally(plan.Devices.Count);
        RunChain chain = RunChain.Start(row.Uid);
        foreach (RunStoredRecord stored in RunJournalTable.ReadAll(inside, row.Run.Id))
        {
            RunRecord record = RunChain.Parse(stored.Text);
            tally.Add(record.Entry);
            chain = new RunChain(stored.Sequence, stored.Hash, record.At);
        }

        return new RunHold(row.Run.Id, row.Uid, owner, chain, tally);
    }

    /// <summary>Ends a run that nobody works on: nothing is claimed of what had begun.</summary>
    private static void StopUnheld(StoreConnection inside, RunRow row, RunOwner owner, DateTimeOffset now)
    {
        RunPlan plan = Plan(inside, row.Run.Id);
        RunHistory history = RunHistory.Read(row.Run, plan, RunJournalTable.ReadAll(inside, row.Run.Id).Select(stored => RunChain.Parse(stored.Text)));
        string by = $"{owner.Operator} on {owner.ComputerName}";
        RunEntry[] entries =
        [
            Taken(owner, isResumed: true),
            new RunAsked(RunRequest.Stop, by),
            .. history.Devices.Values.Where(device => device.Ended is null).Select(device => RunStop.End(row.Run.Id, device)),
            new RunEnded(FleetRunState.Stopped, $"Stopped by {by} while nobody worked on it."),
        ];
        RunTable.Hold(inside, row.Run.Id, owner, now);
        (RunHold after, RunLink head) = Load(inside, row, owner, plan).Write(inside, now, entries);
        RunSealTable.Add(inside, row.Run.Id, RunSeal.Make(after.Uid, head, new StoreRunSigner(RunKeyTable.FindOrMake(inside, now)), now));
        RunTable.Release(inside, row.Run.Id, owner.Token);
    }

    private T Durably<T>(Func<StoreConnection, T> work)
    {
        using StoreConnection connection = store.OpenDurable();
        return StoreFault.Guard(store.Path, () => connection.InTransaction(work));
    }

    private RunJournal Hold(Func<StoreConnection, RunHold> work)
    {
        StoreConnection connection = store.OpenDurable();
        try
        {
            RunHold hold = StoreFault.Guard(store.Path, () => connection.InTransaction(work));
            return new RunJournal(store.Path, connection, store.OpenDurable, hold, store.Time);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
