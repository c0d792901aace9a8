using AxisOps.Core.Store;

namespace AxisOps.Core.Runs;

/// <summary>The hold of a process on a run, and what its journal amounts to so far.</summary>
/// <param name="Id">The run.</param>
/// <param name="Uid">What tells it from every other.</param>
/// <param name="Owner">The process.</param>
/// <param name="Chain">The end of the chain.</param>
/// <param name="Tally">Where the run stands.</param>
internal sealed record RunHold(long Id, string Uid, RunOwner Owner, RunChain Chain, RunTally Tally)
{
    /// <summary>Writes records, and where the run stands after them; to be called inside a transaction.</summary>
    /// <returns>The hold after them, and the last record.</returns>
    public (RunHold After, RunLink Head) Write(StoreConnection store, DateTimeOffset now, params IEnumerable<RunEntry> entries)
    {
        var links = new List<RunLink>();
        RunChain chain = Chain;
        foreach (RunEntry entry in entries)
        {
            chain = chain.Add(entry, now, links);
        }

        foreach (RunLink link in links)
        {
            RunJournalTable.Add(store, Id, link);
            Tally.Add(link.Record.Entry);
        }

        RunTable.Update(store, Id, Tally, chain.LastAt);
        return (this with { Chain = chain }, links[^1]);
    }
}
