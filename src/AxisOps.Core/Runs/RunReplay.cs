using System.Text.Json;
using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>A stored journal as far as it can be read, for who is going to write its next record.</summary>
/// <param name="Records">The records that can be read, in order.</param>
/// <param name="End">The end of the chain.</param>
/// <param name="Tally">Where the run stands by these records.</param>
internal sealed record RunReplay(IReadOnlyList<RunRecord> Records, RunChain End, RunTally Tally)
{
    /// <summary>Reads; whether the records are as they were written is for <see cref="RunChecker"/> to say.</summary>
    public static RunReplay Read(RunRow row, int deviceCount, IEnumerable<RunStoredRecord> journal)
    {
        var records = new List<RunRecord>();
        var tally = new RunTally(deviceCount);
        RunChain end = RunChain.Start(row.Uid);
        foreach (RunStoredRecord stored in journal)
        {
            end = new RunChain(stored.Sequence, stored.Hash, end.LastAt);
            try
            {
                RunRecord record = RunChain.Parse(stored.Text);
                records.Add(record);
                tally.Add(record.Entry);
                end = end with { LastAt = record.At };
            }
            catch (JsonException)
            {
                // A run that was damaged can still be ended.
            }
        }

        return new RunReplay(records, end, tally);
    }
}
