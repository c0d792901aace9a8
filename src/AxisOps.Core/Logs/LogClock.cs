using System.Globalization;
using AxisOps.Core.Vapix;

namespace AxisOps.Core.Logs;

/// <summary>
/// Makes times of what lines of a log tell. Everything is by the device's clock: a line without year is of the latest year in which it is not in
/// the future there. That log lines of 5.x are in the device's own zone is inferred.
/// </summary>
/// <param name="now">The device's clock when it answered.</param>
/// <param name="zone">Its zone; null when not known.</param>
internal sealed class LogClock(DateTimeOffset now, PosixZone? zone)
{
    /// <summary>The farthest that a local time is ahead of UTC, and behind.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromHours(14);

    private static readonly TimeSpan MostBehind = TimeSpan.FromHours(12);

    // The Date header is cut to the second, and a line may be written while the log is sent.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Gives the time of a line and how sure it is.</summary>
    public (DateTimeOffset? Time, LogTimeCertainty Certainty) TimeOf(LogEntry entry)
    {
        if (entry.Time is { } told)
        {
            return (told, LogTimeCertainty.Told);
        }

        DateTime latest = (zone?.LocalOf(now) ?? now.UtcDateTime + MostAhead) + Grace;
        return entry.TimeText is { } text && WithYear(text, latest) is { } local
            ? (new DateTimeOffset(local, zone?.OffsetAt(local) ?? TimeSpan.Zero), zone is null ? LogTimeCertainty.ZoneUnknown : LogTimeCertainty.Inferred)
            : (null, LogTimeCertainty.None);
    }

    /// <summary>Tells whether a line may have been written at a time or later; a line without time may.</summary>
    public static bool IsSince(DateTimeOffset? time, LogTimeCertainty certainty, DateTimeOffset since) =>
        time is not { } at || at + (certainty == LogTimeCertainty.ZoneUnknown ? MostBehind : TimeSpan.Zero) >= since;

    private static DateTime? WithYear(string text, DateTime latest)
    {
        // Eight years hold a 29 February, except around 1900 and 2100.
        for (int year = latest.Year; year > latest.Year - 9 && year > 1; year--)
        {
            if (DateTime.TryParseExact(
                string.Create(CultureInfo.InvariantCulture, $"{year:0000} {text}"), "yyyy MMM d HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out DateTime local)
                && local <= latest)
            {
                return local;
            }
        }

        return null;
    }
}
