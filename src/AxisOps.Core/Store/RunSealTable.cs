using AxisOps.Core.Runs;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of signatures over the heads of journals.</summary>
internal static class RunSealTable
{
    public static void Add(StoreConnection store, long runId, RunSeal seal) => store.Execute(
        """
        INSERT INTO run_seals (run_id, sequence, hash, algorithm, is_certificate, verification_key, signature, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        runId,
        seal.Sequence,
        seal.Hash,
        seal.Algorithm,
        seal.IsCertificate,
        seal.VerificationKey,
        seal.Signature,
        StoreText.Instant(seal.At));

    public static List<RunSeal> List(StoreConnection store, long runId) => store.Query(
        "SELECT sequence, hash, algorithm, is_certificate, verification_key, signature, at FROM run_seals WHERE run_id = $1 ORDER BY sequence",
        Read,
        runId);

    private static RunSeal Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetFieldValue<byte[]>(1),
        row.GetString(2),
        row.GetBoolean(3),
        row.GetFieldValue<byte[]>(4),
        row.GetFieldValue<byte[]>(5),
        StoreText.Instant(row, 6));
}
