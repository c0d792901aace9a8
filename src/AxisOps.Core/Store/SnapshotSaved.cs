namespace AxisOps.Core.Store;

/// <summary>What saving a snapshot did.</summary>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Removed">The older ones that the retention removed.</param>
public sealed record SnapshotSaved(InventorySnapshot Snapshot, IReadOnlyList<InventorySnapshot> Removed);
