using System.Collections.Concurrent;
using AxisOps.Core.Runs;

namespace AxisOps.Core.Store;

/// <summary>
/// The fleet store: known devices, pins, imported roots, snapshots and runs in one SQLite file. Safe from several threads and processes; every change is
/// on its way to the disk when the call returns. Every member throws <see cref="StoreException"/> where the file cannot be used.
/// </summary>
public sealed class FleetStore : ITrustStore, IDeviceDirectory, ISnapshotStore, IRunStore, IDisposable, IAsyncDisposable
{
    private const int MaxIdle = 8;

    // Connections stay open between calls: they keep their prepared statements, and the last one to close would have to copy the log back.
    private readonly ConcurrentBag<StoreConnection> idle = [];
    private readonly StoreOptions options;

    // SQLite waits for another writer by sleeping and trying again, which costs devices that are met at once more than the writing itself.
    private readonly Lock writing = new();
    private readonly RunLedger runs;
    private volatile bool disposed;

    private FleetStore(string path, StoreOptions options)
    {
        Path = path;
        this.options = options;
        runs = new RunLedger(this);
    }

    /// <summary>Gets the file, with symbolic links followed.</summary>
    public string Path { get; }

    /// <summary>Opens the store, makes it where there is none, and brings an older one to the version of this program.</summary>
    /// <param name="path">The absolute path of the file: see <see cref="StorePath.Resolve"/>.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">
    /// The file cannot be opened or written, is damaged, is no fleet store, was written by a newer version, can be changed by other
    /// accounts, or is on a network share.
    /// </exception>
    public static FleetStore Open(string path) => Open(path, StoreOptions.Default);

    /// <inheritdoc/>
    public DeviceTrust? FindPin(string serialNumber) => Run(store => PinTable.Find(store, serialNumber));

    /// <inheritdoc/>
    public IReadOnlyList<DeviceTrust> FindPinsByKey(string publicKeySha256) => Run(store => PinTable.FindByKey(store, publicKeySha256));

    /// <inheritdoc/>
    public void SavePin(DeviceTrust pin) => Run(store => PinTable.Save(store, pin));

    /// <inheritdoc/>
    public DeviceTrust AddPin(DeviceTrust pin) => Run(store => PinTable.Add(store, pin));

    /// <inheritdoc/>
    public bool RemovePin(string serialNumber) => Run(store => PinTable.Remove(store, serialNumber));

    /// <inheritdoc/>
    public IReadOnlyList<DeviceTrust> ListPins() => Run(PinTable.List);

    /// <inheritdoc/>
    public IReadOnlyList<DeviceTrustRoot> ListRoots() => Run(RootTable.List);

    /// <inheritdoc/>
    public void SaveRoot(DeviceTrustRoot root) => Run(store => RootTable.Save(store, root));

    /// <inheritdoc/>
    public bool RemoveRoot(string sha256) => Run(store => RootTable.Remove(store, sha256));

    /// <inheritdoc/>
    public KnownDevice? Find(string serialNumber) => Run(store => DeviceTable.Find(store, serialNumber));

    /// <inheritdoc/>
    /// <remarks>The device that answered there last comes first, as far as <c>LastSeen</c> tells.</remarks>
    public IReadOnlyList<KnownDevice> FindByAddress(string address) => Run(store => DeviceTable.FindByAddress(store, StoreText.Address(address)));

    /// <inheritdoc/>
    /// <remarks>A port that went back to the default has to be told as 80 or 443. <c>LastSeen</c> only moves forward, and not for less than a minute alone.</remarks>
    public void Remember(KnownDevice device)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (!Run(store => DeviceTable.Knows(store, device)))
        {
            InTurn(store => DeviceTable.Remember(store, device));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<KnownDevice> List() => Run(DeviceTable.List);

    /// <inheritdoc/>
    public bool Forget(string serialNumber) => Run(store => store.InTransaction(inside =>
    {
        PlaceTable.Forget(inside, serialNumber);
        return DeviceTable.Forget(inside, serialNumber);
    }));

    /// <inheritdoc/>
    public void NoteHttps(HttpsPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (!Run(store => PlaceTable.Knows(store, place)))
        {
            InTurn(store => PlaceTable.Note(store, place));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<HttpsPlace> FindHttps(string host) => Run(store => PlaceTable.FindByHost(store, StoreText.Address(host)));

    /// <inheritdoc/>
    public bool HasHttps(string serialNumber) => Run(store => PlaceTable.Knows(store, serialNumber));

    /// <inheritdoc/>
    public SnapshotSaved? SaveSnapshot(SnapshotDraft draft, string? name, string? note, SnapshotRetention? retention, DateTimeOffset createdAt)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Run(store => store.InTransaction(inside => SnapshotTable.Save(inside, draft, name, note, retention, createdAt)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<InventorySnapshot> ListSnapshots() => Run(SnapshotTable.List);

    /// <inheritdoc/>
    public InventorySnapshot? FindSnapshot(string name) => Run(store => SnapshotTable.Find(store, name));

    /// <inheritdoc/>
    public bool RemoveSnapshot(long id) => Run(store => SnapshotTable.Remove(store, id));

    /// <inheritdoc/>
    public IEnumerable<AxisDevice> ReadSnapshot(InventorySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Read();

        // One batch after the other: a writer never waits for who looks at a snapshot.
        IEnumerable<AxisDevice> Read()
        {
            int next = 0;
            while (next < snapshot.DeviceCount)
            {
                AxisDevice[] batch = Run(store => SnapshotTable.ReadBatch(store, snapshot.Id, next));
                if (batch.Length == 0)
                {
                    throw new StoreException(Path, $"no longer has the whole snapshot '{snapshot.Name}'", "It was removed meanwhile; Get-InventorySnapshot lists what there is.");
                }

                foreach (AxisDevice device in batch)
                {
                    yield return device;
                }

                next += batch.Length;
            }
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset? LastSucceeded(string serialNumber, DateTimeOffset notAfter) =>
        Run(store => SnapshotTable.LastSucceeded(store, serialNumber, notAfter));

    /// <inheritdoc/>
    public IRunJournal BeginRun(RunPlan plan, RunOwner owner) => runs.Begin(plan, owner);

    /// <inheritdoc/>
    public IRunJournal TakeRun(long id, RunOwner owner) => runs.Take(id, owner);

    /// <inheritdoc/>
    public IReadOnlyList<FleetRun> ListRuns() => runs.List();

    /// <inheritdoc/>
    public FleetRun? FindRun(long id) => runs.Find(id);

    /// <inheritdoc/>
    public RunPlan? ReadRunPlan(long id) => runs.ReadPlan(id);

    /// <inheritdoc/>
    public IEnumerable<RunRecord> ReadRunJournal(long id, long after = 0) => runs.ReadJournal(id, after);

    /// <inheritdoc/>
    public FleetRun RequestRun(long id, RunRequest request, RunOwner owner) => runs.Request(id, request, owner);

    /// <inheritdoc/>
    public bool RemoveRun(long id) => runs.Remove(id);

    /// <inheritdoc/>
    public FleetRunCheck? CheckRun(long id) => runs.Check(id);

    /// <inheritdoc/>
    public IRunSigner RunSigner() => runs.Signer();

    /// <summary>Closes the file. A call that another thread is in ends normally.</summary>
    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out StoreConnection? connection))
        {
            connection.Dispose();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    /// <returns>A completed task.</returns>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal static FleetStore Open(string path, StoreOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!System.IO.Path.IsPathFullyQualified(path))
        {
            throw new StoreException(path, "is not an absolute path", "Give the whole path of a file.");
        }

        var store = new FleetStore(StoreFile.Prepare(System.IO.Path.GetFullPath(path)), options);
        store.Run(connection => StoreSchema.Apply(connection, store.Path));
        return store;
    }

    /// <summary>Gets the clock of what the store itself notes.</summary>
    internal TimeProvider Time => options.Time;

    /// <summary>Does something on a connection of the store.</summary>
    internal T Run<T>(Func<StoreConnection, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        StoreConnection? connection = null;
        try
        {
            return StoreFault.Guard(Path, () =>
            {
                connection = idle.TryTake(out StoreConnection? kept) ? kept : StoreConnection.Open(Path, options);
                T result = work(connection);
                Keep(connection);
                connection = null;
                return result;
            });
        }
        finally
        {
            // Only after a failure: closing rolls back what was begun.
            connection?.Dispose();
        }
    }

    /// <summary>Opens a connection of its own, whose commits wait for the disk. The caller closes it.</summary>
    internal StoreConnection OpenDurable()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return StoreFault.Guard(Path, () => StoreConnection.Open(Path, options, isDurable: true));
    }

    private void InTurn(Action<StoreConnection> work)
    {
        if (!writing.TryEnter(options.BusyTimeout))
        {
            throw StoreFault.Busy(Path);
        }

        try
        {
            Run(work);
        }
        finally
        {
            writing.Exit();
        }
    }

    private void Run(Action<StoreConnection> work) => Run(store =>
    {
        work(store);
        return true;
    });

    private void Keep(StoreConnection connection)
    {
        if (disposed || idle.Count >= MaxIdle)
        {
            connection.Dispose();
            return;
        }

        idle.Add(connection);
        if (disposed)
        {
            Dispose();
        }
    }
}
