namespace AxisOps.Simulator.Journal;

/// <summary>What the journals of a fleet share: how many entries each keeps, and the count that puts the entries of all in one order.</summary>
internal sealed class JournalSettings(int limit)
{
    private long last;

    public int Limit => limit;

    /// <summary>Gets the highest index given out so far.</summary>
    public long Last => Interlocked.Read(ref this.last);

    public long Next() => Interlocked.Increment(ref this.last);
}
