using System.Globalization;

namespace AxisOps.Core.Runs;

/// <summary>
/// A time of day, on some or all days, in one time zone: <c>22:00-05:00</c>, <c>Mon-Fri 22:00-05:00</c>, <c>Sat,Sun 00:00-24:00 Europe/Stockholm</c>. Days are
/// those on which it opens. Where a clock is put forward over an edge, the edge is the first moment after the gap; where it is put back, the first of the two.
/// </summary>
internal sealed class MaintenanceWindow
{
    private const string Form = "a window is written as '22:00-05:00', with days before it and a time zone after it where needed: 'Mon-Fri 22:00-05:00 Europe/Stockholm'";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly HashSet<DayOfWeek> days;
    private readonly TimeSpan from;
    private readonly TimeSpan until;
    private readonly TimeZoneInfo zone;

    private MaintenanceWindow(string text, HashSet<DayOfWeek> days, TimeSpan from, TimeSpan until, TimeZoneInfo zone) =>
        (Text, this.days, this.from, this.until, this.zone) = (text, days, from, until, zone);

    /// <summary>Gets the window as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a window.</summary>
    /// <param name="text">The text.</param>
    /// <param name="local">The time zone where none is named.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static MaintenanceWindow Parse(string text, TimeZoneInfo local)
    {
        string[] parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int times = Array.FindIndex(parts, part => part.Contains(':', StringComparison.Ordinal));
        if (times < 0 || parts[times].Split('-') is not [var first, var last] || Time(first) is not { } from || from == Day || Time(last) is not { } until || until == from)
        {
            throw Wrong(text);
        }

        HashSet<DayOfWeek> days = times == 0 ? [.. Enum.GetValues<DayOfWeek>()] : Days(string.Concat(parts[..times]), text);
        return new MaintenanceWindow(text.Trim(), days, from, until > from ? until : until + Day, Zone(string.Join(' ', parts[(times + 1)..]), text, local));
    }

    /// <summary>Tells whether it is open.</summary>
    /// <returns>When it closes; null when it is not open.</returns>
    public DateTimeOffset? ClosesAt(DateTimeOffset now) => Openings(now)
        .Where(opening => opening.Opens <= now && now < opening.Closes)
        .Select(opening => (DateTimeOffset?)opening.Closes)
        .Max();

    /// <summary>Tells when it opens next.</summary>
    public DateTimeOffset OpensAt(DateTimeOffset now) => Openings(now).Where(opening => opening.Opens > now && opening.Closes > opening.Opens).Min(opening => opening.Opens);

    /// <summary>Yesterday's, since it may last until today, and those of more than a week.</summary>
    private IEnumerable<(DateTimeOffset Opens, DateTimeOffset Closes)> Openings(DateTimeOffset now)
    {
        DateTime today = TimeZoneInfo.ConvertTime(now, zone).Date;
        for (int day = -1; day <= 8; day++)
        {
            DateTime date = today.AddDays(day);
            if (days.Contains(date.DayOfWeek))
            {
                yield return (Moment(date + from), Moment(date + until));
            }
        }
    }

    private DateTimeOffset Moment(DateTime local)
    {
        DateTime real = local;
        while (zone.IsInvalidTime(real))
        {
            real = real.AddMinutes(1);
        }

        TimeSpan offset = zone.IsAmbiguousTime(real) ? zone.GetAmbiguousTimeOffsets(real).Max() : zone.GetUtcOffset(real);
        return new DateTimeOffset(real, offset);
    }

    private static TimeSpan? Time(string text) =>
        text == "24:00" ? Day
        : TimeSpan.TryParseExact(text, [@"h\:mm", @"hh\:mm"], CultureInfo.InvariantCulture, out TimeSpan time) ? time
        : null;

    private static HashSet<DayOfWeek> Days(string text, string whole)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (string piece in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] ends = piece.Split('-');
            DayOfWeek first = DayOf(ends[0], whole);
            DayOfWeek last = ends.Length switch { 1 => first, 2 => DayOf(ends[1], whole), _ => throw Wrong(whole) };
            for (DayOfWeek day = first; ; day = (DayOfWeek)(((int)day + 1) % 7))
            {
                days.Add(day);
                if (day == last)
                {
                    break;
                }
            }
        }

        return days;
    }

    private static DayOfWeek DayOf(string text, string whole) => Enum.GetValues<DayOfWeek>()
        .Where(day => text.Length >= 2 && day.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase))
        .Select(day => (DayOfWeek?)day)
        .SingleOrDefault() ?? throw Wrong(whole);

    private static TimeZoneInfo Zone(string name, string whole, TimeZoneInfo local)
    {
        if (name.Length == 0)
        {
            return local;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)
            ? zone
            : throw new FormatException($"-Window '{Http.Redactor.Printable(whole)}': this computer knows no time zone '{Http.Redactor.Printable(name)}'; names are those of IANA, as in Europe/Stockholm, or of Windows.");
    }

    private static FormatException Wrong(string text) => new($"-Window '{Http.Redactor.Printable(text)}': {Form}.");
}
