namespace AxisOps.Core.Runs;

/// <summary>The hold of one process on one run, and the only way to write to its journal. Safe from many threads.</summary>
public interface IRunJournal : IAsyncDisposable
{
    /// <summary>Gets the run.</summary>
    long RunId { get; }

    /// <summary>Gets a token that is cancelled when this process may not go on: another one has taken the run over, or the journal cannot be written. <see cref="Failure"/> says why.</summary>
    CancellationToken Lost { get; }

    /// <summary>Gets why <see cref="Lost"/> was cancelled; null as long as it was not.</summary>
    Exception? Failure { get; }

    /// <summary>Gets what another process asks for; null for nothing. It is looked at with every heartbeat.</summary>
    RunRequest? Requested { get; }

    /// <summary>Gets a task that ends when <see cref="Requested"/> first becomes more than null.</summary>
    Task WhenRequested { get; }

    /// <summary>
    /// Writes one record. Many callers share one commit; the task ends when the record is on the disk, past what a power cut could take. Records keep the order in which they were handed over.
    /// </summary>
    /// <param name="entry">What to write.</param>
    /// <returns>A task; it fails with <see cref="Store.StoreException"/> when the record could not be written and with <see cref="RunLostException"/> when another process has the run.</returns>
    Task AppendAsync(RunEntry entry);

    /// <summary>Writes the last record of this hold, signs the journal and gives the run back.</summary>
    /// <param name="entry">Why it ends.</param>
    /// <param name="signer">Who signs.</param>
    /// <returns>A task that ends when all of it is on the disk.</returns>
    Task EndAsync(RunEnded entry, IRunSigner signer);
}
