using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of imported roots.</summary>
internal static class RootTable
{
    public static List<DeviceTrustRoot> List(StoreConnection store) =>
        store.Query("SELECT subject, purpose, sha256, not_after, imported_at, pem FROM roots ORDER BY subject, sha256, purpose", Read);

    /// <summary>A second import of the same certificate for the same purpose changes nothing.</summary>
    public static void Save(StoreConnection store, DeviceTrustRoot root) => store.Execute(
        """
        INSERT INTO roots (sha256, purpose, subject, not_after, imported_at, pem) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (sha256, purpose) DO NOTHING
        """,
        root.Sha256.ToUpperInvariant(),
        root.Purpose.ToString(),
        root.Subject,
        StoreText.Instant(root.NotAfter),
        StoreText.Instant(root.ImportedAt),
        root.Pem);

    public static bool Remove(StoreConnection store, string sha256) =>
        store.Execute("DELETE FROM roots WHERE sha256 = $1", sha256.ToUpperInvariant()) > 0;

    private static DeviceTrustRoot Read(SqliteDataReader row) => new(
        row.GetString(0),
        Enum.TryParse(row.GetString(1), out TrustRootPurpose purpose) ? purpose : throw new FormatException("unknown purpose"),
        row.GetString(2),
        StoreText.Instant(row, 3),
        StoreText.Instant(row, 4),
        row.GetString(5));
}
