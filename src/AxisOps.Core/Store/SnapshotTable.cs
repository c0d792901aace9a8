using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The tables of snapshots: what each is, when its devices were read, and the devices themselves.</summary>
internal static class SnapshotTable
{
    private const int MaxNote = 1024;

    private const string Select = "SELECT id, name, created_at, note, is_rotated, device_count, succeeded_count FROM snapshots ";

    public static List<InventorySnapshot> List(StoreConnection store) => store.Query(Select + "ORDER BY created_at, id", Read);

    public static InventorySnapshot? Find(StoreConnection store, string name) => store.Query(Select + "WHERE name = $1", Read, name).FirstOrDefault();

    public static bool Remove(StoreConnection store, long id) => store.Execute("DELETE FROM snapshots WHERE id = $1", id) > 0;

    /// <summary>Saves and removes what has expired; to be called inside a transaction.</summary>
    public static SnapshotSaved? Save(
        StoreConnection store, SnapshotDraft draft, string? name, string? note, SnapshotRetention? retention, DateTimeOffset createdAt)
    {
        string chosen = name ?? FreeName(store, createdAt);
        if (Find(store, chosen) is not null)
        {
            return null;
        }

        long id = store.Query(
            """
            INSERT INTO snapshots (name, created_at, note, is_rotated, device_count, succeeded_count) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
            """,
            static row => row.GetInt64(0),
            chosen,
            StoreText.Instant(createdAt),
            note is { Length: > MaxNote } ? note[..MaxNote] : note,
            retention is not null,
            draft.Count,
            draft.Succeeded)[0];
        foreach ((string serial, DateTimeOffset readAt) in draft.Readings)
        {
            store.Execute("INSERT INTO snapshot_devices (snapshot_id, serial_number, read_at) VALUES ($1, $2, $3)", id, serial, StoreText.Instant(readAt));
        }

        foreach (SnapshotPiece piece in draft.Pieces())
        {
            store.Execute(
                "INSERT INTO snapshot_documents (snapshot_id, first_ordinal, device_count, length, document) VALUES ($1, $2, $3, $4, $5)",
                id,
                piece.FirstOrdinal,
                piece.DeviceCount,
                piece.Length,
                piece.Document);
        }

        InventorySnapshot[] expired = retention is null ? [] : [.. retention.Expired(List(store).Where(snapshot => snapshot.IsRotated && snapshot.Id != id), createdAt)];
        foreach (InventorySnapshot old in expired)
        {
            Remove(store, old.Id);
        }

        return new SnapshotSaved(Find(store, chosen)!, expired);
    }

    /// <summary>Reads the devices that start at an ordinal; none when there are none.</summary>
    public static AxisDevice[] ReadBatch(StoreConnection store, long id, int firstOrdinal) => store.Query(
        "SELECT first_ordinal, device_count, length, document FROM snapshot_documents WHERE snapshot_id = $1 AND first_ordinal = $2",
        static row => new SnapshotPiece(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), row.GetFieldValue<byte[]>(3)),
        id,
        firstOrdinal).FirstOrDefault()?.Unpack() ?? [];

    /// <summary>Looks into each snapshot: there are few of them, and an index over all devices of all snapshots would be larger than they are.</summary>
    public static DateTimeOffset? LastSucceeded(StoreConnection store, string serialNumber, DateTimeOffset notAfter) => store.Query(
        """
        SELECT d.read_at FROM snapshots s JOIN snapshot_devices d ON d.snapshot_id = s.id AND d.serial_number = $1
        WHERE d.read_at <= $2 ORDER BY d.read_at DESC LIMIT 1
        """,
        static row => (DateTimeOffset?)StoreText.Instant(row, 0),
        serialNumber,
        StoreText.Instant(notAfter)).FirstOrDefault();

    private static string FreeName(StoreConnection store, DateTimeOffset createdAt)
    {
        string name = SnapshotName.Of(createdAt);
        string free = name;
        for (int number = 2; Find(store, free) is not null; number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        }

        return free;
    }

    private static InventorySnapshot Read(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        CreatedAt = StoreText.Instant(row, 2),
        Note = StoreText.Optional(row, 3),
        IsRotated = row.GetBoolean(4),
        DeviceCount = row.GetInt32(5),
        Succeeded = row.GetInt32(6),
    };
}
