using AxisOps.Core.Runs;
using Microsoft.Data.Sqlite;

namespace AxisOps.Core.Store;

/// <summary>The table of journals. Rows are only added; a run is removed with all of them.</summary>
internal static class RunJournalTable
{
    public const int BatchSize = 256;

    public static void Add(StoreConnection store, long runId, RunLink link) => store.Execute(
        "INSERT INTO run_journal (run_id, sequence, record, hash) VALUES ($1, $2, $3, $4)",
        runId,
        link.Record.Sequence,
        link.Text,
        link.Hash);

    /// <summary>Reads up to <see cref="BatchSize"/> records, byte for byte, after a number.</summary>
    public static List<RunStoredRecord> ReadBatch(StoreConnection store, long runId, long after) => store.Query(
        $"SELECT sequence, CAST(record AS BLOB), hash FROM run_journal WHERE run_id = $1 AND sequence > $2 ORDER BY sequence LIMIT {BatchSize}",
        Read,
        runId,
        after);

    /// <summary>Reads every record, batch after batch; to be called inside a transaction.</summary>
    public static IEnumerable<RunStoredRecord> ReadAll(StoreConnection store, long runId)
    {
        long after = long.MinValue;
        while (ReadBatch(store, runId, after) is { Count: > 0 } batch)
        {
            foreach (RunStoredRecord record in batch)
            {
                yield return record;
            }

            after = batch[^1].Sequence;
        }
    }

    private static RunStoredRecord Read(SqliteDataReader row) => new(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2));
}
