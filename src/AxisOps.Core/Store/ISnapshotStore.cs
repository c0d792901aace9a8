namespace AxisOps.Core.Store;

/// <summary>The inventories that were kept. Safe from several threads and processes.</summary>
public interface ISnapshotStore
{
    /// <summary>Keeps an inventory, whole or not at all, and removes what the retention no longer keeps in the same step.</summary>
    /// <param name="draft">The devices.</param>
    /// <param name="name">Its name (<see cref="SnapshotName"/>); null for the time it was made.</param>
    /// <param name="note">What a person says of it, or null.</param>
    /// <param name="retention">Which snapshots that were saved with a retention stay; null keeps all, and this one for good.</param>
    /// <param name="createdAt">When it is made.</param>
    /// <returns>What was done; null when there is a snapshot of that name.</returns>
    SnapshotSaved? SaveSnapshot(SnapshotDraft draft, string? name, string? note, SnapshotRetention? retention, DateTimeOffset createdAt);

    /// <summary>Lists the snapshots.</summary>
    /// <returns>The snapshots, the oldest first.</returns>
    IReadOnlyList<InventorySnapshot> ListSnapshots();

    /// <summary>Finds a snapshot by its name, without regard to case.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The snapshot, or null.</returns>
    InventorySnapshot? FindSnapshot(string name);

    /// <summary>Removes a snapshot.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether there was one.</returns>
    bool RemoveSnapshot(long id);

    /// <summary>Reads the devices of a snapshot as they are asked for, in the order they were saved.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <returns>The devices; enumerating them throws <see cref="StoreException"/> when the snapshot was removed meanwhile.</returns>
    IEnumerable<AxisDevice> ReadSnapshot(InventorySnapshot snapshot);

    /// <summary>Tells when a device was last read with success, as far as snapshots tell.</summary>
    /// <param name="serialNumber">In normal form.</param>
    /// <param name="notAfter">Readings after this moment do not count.</param>
    /// <returns>The moment, or null.</returns>
    DateTimeOffset? LastSucceeded(string serialNumber, DateTimeOffset notAfter);
}
