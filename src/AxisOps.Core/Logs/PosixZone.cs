using System.Globalization;
using System.Text.RegularExpressions;

namespace AxisOps.Core.Logs;

/// <summary>
/// A time zone as <c>Time.POSIXTimeZone</c> writes it, for example <c>CET-1CEST,M3.5.0,M10.5.0/3</c>. Read are fixed offsets and rules by month, week and
/// day, which are the ones recorded.
/// </summary>
internal sealed partial class PosixZone
{
    private readonly TimeSpan standard;
    private readonly TimeSpan summer;
    private readonly Rule? begin;
    private readonly Rule? end;

    private PosixZone(TimeSpan standard, TimeSpan summer, Rule? begin, Rule? end)
    {
        this.standard = standard;
        this.summer = summer;
        this.begin = begin;
        this.end = end;
    }

    /// <summary>Reads a zone; null for one of another form.</summary>
    public static PosixZone? TryParse(string? text)
    {
        if (text is null || text.Length > 128 || Form().Match(text) is not { Success: true } match || Offset(match.Groups["std"].Value) is not { } standard)
        {
            return null;
        }

        if (!match.Groups["name"].Success)
        {
            return new PosixZone(standard, standard, null, null);
        }

        TimeSpan? summer = match.Groups["dst"].Success ? Offset(match.Groups["dst"].Value) : standard + TimeSpan.FromHours(1);
        return summer is { } offset && Rule.Read(match.Groups["begin"].Value) is { } begin && Rule.Read(match.Groups["end"].Value) is { } end
            ? new PosixZone(standard, offset, begin, end)
            : null;
    }

    /// <summary>Gives the offset of a local time; of one that comes twice, the one after the change.</summary>
    public TimeSpan OffsetAt(DateTime local)
    {
        if (begin is null || end is null)
        {
            return standard;
        }

        DateTime from = begin.In(local.Year);
        DateTime to = end.In(local.Year) - (summer - standard);
        bool isSummer = from < to ? local >= from && local < to : local >= from || local < to;
        return isSummer ? summer : standard;
    }

    /// <summary>Gives the local time of an instant.</summary>
    public DateTime LocalOf(DateTimeOffset instant)
    {
        TimeSpan offset = OffsetAt((instant + standard).DateTime - instant.Offset);
        return (instant.ToUniversalTime() + offset).DateTime;
    }

    // POSIX counts west of Greenwich.
    private static TimeSpan? Offset(string text)
    {
        string[] parts = text.TrimStart('+', '-').Split(':');
        int minutes = (60 * int.Parse(parts[0], CultureInfo.InvariantCulture)) + (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return minutes > 14 * 60 ? null : TimeSpan.FromMinutes(text[0] == '-' ? minutes : -minutes);
    }

    [GeneratedRegex(
        @"^([A-Za-z]{3,}|<[A-Za-z0-9+-]{1,16}>)(?<std>[+-]?\d{1,2}(:\d{2})?)((?<name>[A-Za-z]{3,}|<[A-Za-z0-9+-]{1,16}>)(?<dst>[+-]?\d{1,2}(:\d{2})?)?,(?<begin>[M\d./:]+),(?<end>[M\d./:]+))?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    private sealed partial record Rule(int Month, int Week, int Day, TimeSpan Time)
    {
        public static Rule? Read(string text)
        {
            if (Form().Match(text) is not { Success: true } match)
            {
                return null;
            }

            int Number(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
            var rule = new Rule(
                Number("month"), Number("week"), Number("day"), match.Groups["hour"].Success ? new TimeSpan(Number("hour"), Number("minute"), 0) : TimeSpan.FromHours(2));
            return rule is { Month: >= 1 and <= 12, Week: >= 1 and <= 5, Day: <= 6 } ? rule : null;
        }

        /// <summary>The fifth week is the last one.</summary>
        public DateTime In(int year)
        {
            var first = new DateTime(year, Month, 1, 0, 0, 0, DateTimeKind.Unspecified);
            int day = 1 + ((Day - (int)first.DayOfWeek + 7) % 7) + (7 * (Week - 1));
            return first.AddDays((day > DateTime.DaysInMonth(year, Month) ? day - 7 : day) - 1) + Time;
        }

        [GeneratedRegex(
            @"^M(?<month>\d{1,2})\.(?<week>\d)\.(?<day>\d)(/(?<hour>\d{1,2})(:(?<minute>\d{2}))?)?\z",
            RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
        private static partial Regex Form();
    }
}
