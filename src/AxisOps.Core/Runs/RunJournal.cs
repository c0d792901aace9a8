using System.Threading.Channels;
using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>
/// Writes the journal of one run. One writer takes everything that waits and commits it at once, so that many devices share one wait for the disk.
/// Every commit says whether this process still holds the run, shows that it lives, and sees what it is asked for.
/// </summary>
internal sealed class RunJournal : IRunJournal
{
    /// <summary>How often a hold shows that it lives when nothing is journalled.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    private const int Capacity = 1024;
    private const int Nothing = -1;

    private readonly string path;
    private readonly StoreConnection connection;
    private readonly Func<StoreConnection> reopen;
    private readonly TimeProvider time;
    private readonly Channel<RunItem> waiting = Channel.CreateBounded<RunItem>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly CancellationTokenSource lost = new();
    private readonly TaskCompletionSource requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ITimer heartbeat;
    private readonly Task writer;
    private RunHold hold;
    private bool hasEnded;
    private int isDisposed;
    private volatile int request = Nothing;
    private volatile Exception? failure;

    /// <summary>Initializes a new instance of the <see cref="RunJournal"/> class.</summary>
    /// <param name="path">The store.</param>
    /// <param name="connection">A durable connection, which the journal closes.</param>
    /// <param name="reopen">Opens another one.</param>
    /// <param name="hold">The hold, as it was committed.</param>
    /// <param name="time">The clock.</param>
    public RunJournal(string path, StoreConnection connection, Func<StoreConnection> reopen, RunHold hold, TimeProvider time)
    {
        this.path = path;
        this.connection = connection;
        this.reopen = reopen;
        this.hold = hold;
        this.time = time;
        RunId = hold.Id;
        Lost = lost.Token;
        writer = Task.Run(WriteAsync);

        // Where so much waits that there is no room, the next commit is a heartbeat anyway.
        heartbeat = time.CreateTimer(_ => waiting.Writer.TryWrite(new RunItem(null, null)), null, HeartbeatInterval, HeartbeatInterval);
    }

    public long RunId { get; }

    public CancellationToken Lost { get; }

    public Exception? Failure => failure;

    public RunRequest? Requested => request is var asked && asked == Nothing ? null : (RunRequest)asked;

    public Task WhenRequested => requested.Task;

    public Task AppendAsync(RunEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return SendAsync(new RunItem(entry, null));
    }

    public Task EndAsync(RunEnded entry, IRunSigner signer)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(signer);
        return SendAsync(new RunItem(entry, signer));
    }

    /// <summary>Writes what was handed over and lets go of the run. Without <see cref="EndAsync"/> it stays behind as after the end of the process.</summary>
    public async ValueTask DisposeAsync()
    {
        await heartbeat.DisposeAsync().ConfigureAwait(false);
        waiting.Writer.TryComplete();
        await writer.ConfigureAwait(false);
        if (Interlocked.Exchange(ref isDisposed, 1) != 0)
        {
            return;
        }

        if (!hasEnded && failure is not RunLostException)
        {
            LetGo();
        }

        connection.Dispose();
        lost.Dispose();
    }

    private async Task SendAsync(RunItem item)
    {
        try
        {
            await waiting.Writer.WriteAsync(item).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw failure ?? GivenBack();
        }

        await item.Written.ConfigureAwait(false);
    }

    private InvalidOperationException GivenBack() => new($"Run {RunId} was given back; nothing more can be written to its journal by this hold.");

    private async Task WriteAsync()
    {
        var batch = new List<RunItem>(Capacity);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();

            // The last record has a commit of its own: when it cannot be signed, nothing else is lost with it.
            while (batch.Count < Capacity && waiting.Reader.TryPeek(out RunItem? next) && (next.Signer is null || batch.Count == 0) && waiting.Reader.TryRead(out next))
            {
                batch.Add(next);
                if (next.Signer is not null)
                {
                    break;
                }
            }

            try
            {
                if (batch[0].Signer is { } signer)
                {
                    End(batch[0], signer);
                }
                else
                {
                    Write(batch);
                }
            }
            catch (Exception cause)
            {
                Lose(cause, batch);
            }

            if (failure is not null || hasEnded)
            {
                break;
            }
        }

        waiting.Writer.TryComplete();
        while (waiting.Reader.TryRead(out RunItem? late))
        {
            late.Fail(failure ?? GivenBack());
        }
    }

    private void Write(List<RunItem> batch)
    {
        (RunHold after, RunRequest? seen) = StoreFault.Guard(path, () => connection.InTransaction(inside =>
        {
            DateTimeOffset now = time.GetUtcNow();
            Fence(inside, now);
            List<RunEntry> entries = [.. batch.Select(item => item.Entry).OfType<RunEntry>()];
            (RunRequest Request, string By)? asked = RunTable.ReadRequest(inside, RunId);
            if (asked is { } one && one.Request != Requested)
            {
                entries.Add(new RunAsked(one.Request, one.By));
            }

            return (entries.Count == 0 ? hold : hold.Write(inside, now, entries).After, asked?.Request);
        }));
        hold = after;
        batch.ForEach(item => item.Succeed());
        if (seen is { } wanted)
        {
            request = (int)wanted;
            requested.TrySetResult();
        }
    }

    private void End(RunItem item, IRunSigner signer)
    {
        DateTimeOffset now = time.GetUtcNow();
        RunSeal seal;
        try
        {
            var links = new List<RunLink>();
            hold.Chain.Add(item.Entry!, now, links);
            seal = RunSeal.Make(hold.Uid, links[^1], signer, now);
        }
        catch (Exception cause)
        {
            // A key that cannot be reached: the hold stays, so that the caller can end with another.
            item.Fail(cause);
            return;
        }

        hold = StoreFault.Guard(path, () => connection.InTransaction(inside =>
        {
            Fence(inside, now);
            RunHold after = hold.Write(inside, now, item.Entry!).After;
            RunSealTable.Add(inside, RunId, seal);
            RunTable.Release(inside, RunId, hold.Owner.Token);
            return after;
        }));
        hasEnded = true;
        item.Succeed();
    }

    private void Fence(StoreConnection inside, DateTimeOffset now)
    {
        if (!RunTable.Beat(inside, RunId, hold.Owner.Token, now))
        {
            throw new RunLostException(RunId);
        }
    }

    private void Lose(Exception cause, List<RunItem> batch)
    {
        failure = cause;
        waiting.Writer.TryComplete();

        // Closing takes back what was begun.
        connection.Dispose();
        try
        {
            // Before anybody hears of the failure: who sees it finds this token cancelled.
            lost.Cancel();
        }
        catch (AggregateException)
        {
            // A fault of who listens; those who wait are told all the same.
        }

        batch.ForEach(item => item.Fail(cause));
    }

    /// <summary>Tells the store that this living process no longer works on the run.</summary>
    private void LetGo()
    {
        try
        {
            using StoreConnection? another = failure is null ? null : reopen();
            StoreFault.Guard(path, () => (another ?? connection).InTransaction(inside => RunTable.Release(inside, RunId, hold.Owner.Token)));
        }
        catch (Exception cause) when (cause is StoreException or ObjectDisposedException)
        {
            RunOwners.Abandon(hold.Owner.Token);
        }
    }
}
