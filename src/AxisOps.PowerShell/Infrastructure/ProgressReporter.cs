using System.Diagnostics;
using System.Management.Automation;

namespace AxisOps.PowerShell.Infrastructure;

/// <summary>One progress record for an invocation, at most four updates a second.</summary>
internal sealed class ProgressReporter(Cmdlet cmdlet, string activity)
{
    private static int lastId = 1_000;

    private readonly int id = Interlocked.Increment(ref lastId);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan shownAt = TimeSpan.MinValue;
    private ProgressReporter? inFlight;

    /// <summary>Gets or sets what the whole is at, shown after the count; null for nothing.</summary>
    public string? Stage { get; set; }

    /// <summary>Gets the bar this one stands below; null for none.</summary>
    public ProgressReporter? Parent { get; init; }

    /// <summary>Shows what is in flight on a bar of its own below this one.</summary>
    public void Split() => inFlight ??= new ProgressReporter(cmdlet, "in flight") { Parent = this };

    /// <summary>Shows how many of the devices handed over so far are done.</summary>
    public void Update(int offered, int completed, int failed, bool allOffered, string? step)
    {
        TimeSpan now = clock.Elapsed;
        if (now < TimeSpan.FromMilliseconds(500) || (shownAt != TimeSpan.MinValue && now - shownAt < TimeSpan.FromMilliseconds(250)))
        {
            return;
        }

        shownAt = now;
        string status = failed == 0 ? $"{completed} of {offered} devices" : $"{completed} of {offered} devices, {failed} failed";
        if (Stage is not null)
        {
            status += $", {Stage}";
        }

        if (inFlight is not null && step is not null)
        {
            inFlight.Update(step);
            step = null;
        }

        var record = new ProgressRecord(id, activity, status)
        {
            CurrentOperation = step,
            PercentComplete = allOffered && offered > 0 ? 100 * completed / offered : -1,
            SecondsRemaining = allOffered && completed > 0 ? (int)(now.TotalSeconds / completed * (offered - completed)) : -1,
        };
        cmdlet.WriteProgress(record);
    }

    /// <summary>Shows a line of text without a count.</summary>
    public void Update(string status, int percent = -1)
    {
        TimeSpan now = clock.Elapsed;
        if (shownAt != TimeSpan.MinValue && now - shownAt < TimeSpan.FromMilliseconds(250))
        {
            return;
        }

        shownAt = now;
        cmdlet.WriteProgress(new ProgressRecord(id, activity, status) { PercentComplete = percent, ParentActivityId = Parent?.id ?? -1 });
    }

    /// <summary>Shows a line of text with the share that is done and how long the rest will take if it goes on like this.</summary>
    public void Update(long total, long done, string status)
    {
        TimeSpan now = clock.Elapsed;
        if (shownAt != TimeSpan.MinValue && now - shownAt < TimeSpan.FromMilliseconds(250))
        {
            return;
        }

        shownAt = now;
        cmdlet.WriteProgress(new ProgressRecord(id, activity, status)
        {
            PercentComplete = (int)(100 * done / Math.Max(1, total)),
            SecondsRemaining = done == 0 ? -1 : (int)Math.Min(int.MaxValue, Math.Ceiling(now.TotalSeconds / done * (total - done))),
        });
    }

    /// <summary>Removes the record where the pipeline still takes it; one that is being stopped does not, and its host clears the screen itself.</summary>
    public void Abandon()
    {
        try
        {
            Complete();
        }
        catch (PipelineStoppedException)
        {
            // What ends the pipeline is on its way already.
        }
    }

    /// <summary>Removes the record.</summary>
    public void Complete()
    {
        inFlight?.Complete();
        if (shownAt != TimeSpan.MinValue)
        {
            shownAt = TimeSpan.MinValue;
            cmdlet.WriteProgress(new ProgressRecord(id, activity, "done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
