namespace AxisOps.Core.Runs;

/// <summary>The runs of a fleet store. Safe from several threads and processes; every member throws <see cref="Store.StoreException"/> where the file cannot be used.</summary>
public interface IRunStore
{
    /// <summary>Begins a run: keeps its plan, writes the first records and holds it, all in one step that is on the disk when this returns.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="owner">Who will work on it.</param>
    /// <returns>The hold.</returns>
    /// <exception cref="RunConflictException">A device of the plan is in a run that a living process works on.</exception>
    IRunJournal BeginRun(RunPlan plan, RunOwner owner);

    /// <summary>Takes a run that was suspended, or whose process is gone.</summary>
    /// <param name="id">The run.</param>
    /// <param name="owner">Who will work on it.</param>
    /// <returns>The hold.</returns>
    /// <exception cref="RunConflictException">It is not there, has ended, is worked on by a living process, or shares a device with a run that is.</exception>
    IRunJournal TakeRun(long id, RunOwner owner);

    /// <summary>Lists the runs without their waves and devices.</summary>
    /// <returns>The runs, the oldest first.</returns>
    IReadOnlyList<FleetRun> ListRuns();

    /// <summary>Finds a run, without its waves and devices.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The run, or null.</returns>
    FleetRun? FindRun(long id);

    /// <summary>Reads the plan of a run.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The plan, or null where there is no such run.</returns>
    RunPlan? ReadRunPlan(long id);

    /// <summary>Reads the journal of a run as it is asked for; a writer never waits for the reader.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="after">Only records after this number.</param>
    /// <returns>The records in order.</returns>
    IEnumerable<RunRecord> ReadRunJournal(long id, long after = 0);

    /// <summary>Asks the process that works on a run to halt it. Where none does, a request to stop is carried out at once: what has no outcome is cancelled, or unknown where it had begun.</summary>
    /// <param name="id">The run.</param>
    /// <param name="request">What for.</param>
    /// <param name="owner">Who asks.</param>
    /// <returns>The run as it stands then.</returns>
    /// <exception cref="RunConflictException">It is not there, or has ended already.</exception>
    FleetRun RequestRun(long id, RunRequest request, RunOwner owner);

    /// <summary>Removes a run with its journal.</summary>
    /// <param name="id">The run.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="RunConflictException">A living process works on it.</exception>
    bool RemoveRun(long id);

    /// <summary>Checks plan, chain and signatures of a run.</summary>
    /// <param name="id">The run.</param>
    /// <returns>What was found, or null where there is no such run.</returns>
    FleetRunCheck? CheckRun(long id);

    /// <summary>Gets the store's own signer; its key is made when first asked for.</summary>
    /// <returns>The signer.</returns>
    IRunSigner RunSigner();
}
