namespace AxisOps.Core.Runs;

/// <summary>When a run may begin work on devices: in any of its windows, or always where it has none.</summary>
internal sealed class RunSchedule(IReadOnlyList<MaintenanceWindow> windows, TimeProvider time)
{
    /// <summary>Reads windows.</summary>
    /// <exception cref="FormatException">One is malformed.</exception>
    public static RunSchedule Parse(IReadOnlyList<string> windows, TimeProvider time) =>
        new([.. windows.Select(text => MaintenanceWindow.Parse(text, time.LocalTimeZone))], time);

    /// <summary>Gets a value indicating whether work may begin now.</summary>
    public bool IsOpen => OpensAt is null;

    /// <summary>Gets when work may begin next, in the local time of this computer; null where it may now.</summary>
    public DateTimeOffset? OpensAt
    {
        get
        {
            // One moment for both questions: a window that opens between them would be taken for that of the next day.
            DateTimeOffset now = time.GetUtcNow();
            return windows.Count == 0 || windows.Any(window => window.ClosesAt(now) is not null)
                ? null
                : TimeZoneInfo.ConvertTime(windows.Min(window => window.OpensAt(now)), time.LocalTimeZone);
        }
    }
}
