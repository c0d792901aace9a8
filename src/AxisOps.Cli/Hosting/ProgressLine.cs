using System.Diagnostics;
using System.Management.Automation;
using System.Text;

namespace AxisOps.Cli.Hosting;

/// <summary>Progress as one refreshed line, at most ten times a second; the last parent record is what is shown.</summary>
internal sealed class ProgressLine(ConsoleStreams streams)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private long shownAt;
    private int shownActivity = -1;

    public void Show(ProgressRecord record, int width)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Complete(record);
        }
        else if (record.ParentActivityId < 0
            && (record.ActivityId != shownActivity || Stopwatch.GetElapsedTime(shownAt) >= Interval))
        {
            shownAt = Stopwatch.GetTimestamp();
            shownActivity = record.ActivityId;
            streams.ShowProgress(Compose(record, width));
        }
    }

    internal static string Compose(ProgressRecord record, int width)
    {
        StringBuilder line = new(record.Activity);
        line.Append(record.PercentComplete is >= 0 and <= 100 ? $" {record.PercentComplete,3} %" : string.Empty);
        line.Append(string.IsNullOrWhiteSpace(record.StatusDescription) ? string.Empty : "  " + record.StatusDescription);
        line.Append(string.IsNullOrWhiteSpace(record.CurrentOperation) ? string.Empty : "  " + record.CurrentOperation);
        line.Append(record.SecondsRemaining >= 0 ? $"  {TimeSpan.FromSeconds(record.SecondsRemaining):mm\\:ss} left" : string.Empty);
        line.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');

        // A full last column would wrap, and the next refresh would erase only the second half.
        return line.Length < width ? line.ToString() : line.ToString(0, Math.Max(width - 2, 0)) + "…";
    }

    private void Complete(ProgressRecord record)
    {
        if (record.ActivityId == shownActivity)
        {
            shownActivity = -1;
            streams.ClearProgress();
        }
    }
}
