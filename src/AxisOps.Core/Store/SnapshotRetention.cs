namespace AxisOps.Core.Store;

/// <summary>
/// Which snapshots stay. Only those count that were saved with a retention themselves: one that a person saved for later is never removed.
/// A snapshot stays when either rule keeps it.
/// </summary>
/// <param name="Count">How many of the newest stay, the one just saved among them; null when the number does not matter.</param>
/// <param name="Days">How many days one stays; null when the age does not matter.</param>
public sealed record SnapshotRetention(int? Count, int? Days)
{
    /// <summary>Picks what does not stay.</summary>
    /// <param name="older">The other snapshots that were saved with a retention, in any order.</param>
    /// <param name="now">The moment.</param>
    /// <returns>Those to remove.</returns>
    internal IEnumerable<InventorySnapshot> Expired(IEnumerable<InventorySnapshot> older, DateTimeOffset now) => older
        .OrderByDescending(snapshot => snapshot.CreatedAt)
        .ThenByDescending(snapshot => snapshot.Id)
        .Where((snapshot, index) => !(index + 1 < Count) && !(Days is { } days && snapshot.CreatedAt > now.AddDays(-days)));
}
