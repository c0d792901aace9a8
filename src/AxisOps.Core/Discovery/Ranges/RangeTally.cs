namespace AxisOps.Core.Discovery.Ranges;

/// <summary>Counts one sweep; safe for several threads.</summary>
internal sealed class RangeTally(long total, Action<RangeProgress>? listener)
{
    private long done;
    private long answered;
    private long found;

    public void NoteAnswer() => Interlocked.Increment(ref answered);

    public void NoteDone(bool isDevice)
    {
        if (isDevice)
        {
            Interlocked.Increment(ref found);
        }

        long finished = Interlocked.Increment(ref done);
        listener?.Invoke(new RangeProgress(total, finished, Interlocked.Read(ref answered), Interlocked.Read(ref found)));
    }
}
