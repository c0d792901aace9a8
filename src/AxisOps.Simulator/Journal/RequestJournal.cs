namespace AxisOps.Simulator.Journal;

/// <summary>
/// What arrived at one device, oldest first, bounded: the newest entries are kept. It is what tests assert on, also for what was
/// not sent. Safe for concurrent use.
/// </summary>
public sealed class RequestJournal
{
    private readonly JournalSettings settings;
    private readonly Queue<JournalEntry> entries = new();
    private readonly object gate = new();
    private long total;
    private List<(Func<JournalEntry, bool> Predicate, TaskCompletionSource<JournalEntry> Found)>? waiters;

    internal RequestJournal(JournalSettings settings) => this.settings = settings;

    /// <summary>Gets a snapshot of the kept entries.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (this.gate)
            {
                return [.. this.entries];
            }
        }
    }

    /// <summary>Gets a snapshot of the kept requests only.</summary>
    public IReadOnlyList<JournalEntry> Requests => [.. this.Entries.Where(entry => entry.Kind == JournalEntryKind.Request)];

    /// <summary>Gets how many entries were ever made, kept or not.</summary>
    public long Total
    {
        get
        {
            lock (this.gate)
            {
                return this.total;
            }
        }
    }

    /// <summary>Forgets the kept entries.</summary>
    public void Clear()
    {
        lock (this.gate)
        {
            this.entries.Clear();
        }
    }

    /// <summary>Waits for an entry, also one that is there: handshakes and closed connections are noted after the client knows.</summary>
    public async Task<JournalEntry> WaitForAsync(Func<JournalEntry, bool> predicate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        TaskCompletionSource<JournalEntry> found;
        lock (this.gate)
        {
            if (this.entries.FirstOrDefault(predicate) is { } present)
            {
                return present;
            }

            found = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
            (this.waiters ??= []).Add((predicate, found));
        }

        return await found.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    internal void Add(JournalEntry entry)
    {
        lock (this.gate)
        {
            // Numbered inside the lock: a reader that has seen a number finds all entries up to it.
            entry.Index = this.settings.Next();
            this.total++;
            this.entries.Enqueue(entry);
            if (this.entries.Count > this.settings.Limit)
            {
                this.entries.Dequeue();
            }

            this.waiters?.RemoveAll(waiter => waiter.Predicate(entry) && waiter.Found.TrySetResult(entry));
        }
    }
}
