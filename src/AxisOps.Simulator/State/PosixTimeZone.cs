using System.Globalization;
using System.Text.RegularExpressions;

namespace AxisOps.Simulator.State;

/// <summary>
/// A time zone in POSIX form, such as <c>CET-1CEST,M3.5.0,M10.5.0/3</c> (IEEE Std 1003.1, TZ). Changes by month, week and day only, which is the form
/// devices document.
/// </summary>
internal sealed partial record PosixTimeZone(TimeSpan Standard, TimeSpan? Daylight, PosixTimeZone.Change? Begin, PosixTimeZone.Change? End)
{
    private const int MaxLength = 128;

    /// <summary>Reads a zone; null when the text is none.</summary>
    public static PosixTimeZone? Parse(string text)
    {
        if (text.Length > MaxLength || Form().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var standard = -Time(match.Groups["std"].Value, TimeSpan.Zero);
        if (!match.Groups["dst"].Success)
        {
            return new PosixTimeZone(standard, null, null, null);
        }

        TimeSpan? shifted = match.Groups["dstoffset"].Success ? -Time(match.Groups["dstoffset"].Value, TimeSpan.Zero) : standard + TimeSpan.FromHours(1);
        return match.Groups["begin"].Success
            ? new PosixTimeZone(standard, shifted, Change.Read(match.Groups["begin"].Value), Change.Read(match.Groups["end"].Value))
            : new PosixTimeZone(standard, shifted, Change.Read("M3.2.0"), Change.Read("M11.1.0")); // the rule of the standard where none is named
    }

    /// <summary>The offset from UTC at a moment.</summary>
    public TimeSpan OffsetAt(DateTime utc, bool useDaylightSaving)
    {
        if (!useDaylightSaving || this.Daylight is not { } daylight)
        {
            return this.Standard;
        }

        var year = (utc + this.Standard).Year;
        var begin = this.Begin!.In(year) - this.Standard;
        var end = this.End!.In(year) - daylight;
        var summer = begin < end ? utc >= begin && utc < end : utc >= begin || utc < end;
        return summer ? daylight : this.Standard;
    }

    private static TimeSpan Time(string text, TimeSpan absent)
    {
        if (text.Length == 0)
        {
            return absent;
        }

        var parts = text.TrimStart('+', '-').Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var time = new TimeSpan(parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
        return text[0] == '-' ? -time : time;
    }

    [GeneratedRegex(
        @"^(?:[A-Za-z]{3,10}|<[A-Za-z0-9+-]{1,10}>)(?<std>[+-]?\d{1,2}(?::\d{2}){0,2})"
        + @"(?:(?<dst>[A-Za-z]{3,10}|<[A-Za-z0-9+-]{1,10}>)(?<dstoffset>[+-]?\d{1,2}(?::\d{2}){0,2})?"
        + @"(?:,(?<begin>M(?:1[0-2]|[1-9])\.[1-5]\.[0-6](?:/[+-]?\d{1,3}(?::\d{2}){0,2})?)"
        + @",(?<end>M(?:1[0-2]|[1-9])\.[1-5]\.[0-6](?:/[+-]?\d{1,3}(?::\d{2}){0,2})?))?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    /// <summary>A change of offset: a day of a week of a month, and the local time of that day.</summary>
    internal sealed record Change(int Month, int Week, int Day, TimeSpan At)
    {
        public static Change Read(string text)
        {
            var parts = text[1..].Split('/');
            var numbers = parts[0].Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            return new Change(numbers[0], numbers[1], numbers[2], Time(parts.ElementAtOrDefault(1) ?? string.Empty, TimeSpan.FromHours(2)));
        }

        public DateTime In(int year)
        {
            var first = new DateTime(year, this.Month, 1);
            var day = first.AddDays((this.Day - (int)first.DayOfWeek + 7) % 7).AddDays(7 * (this.Week - 1));
            return (day.Month == this.Month ? day : day.AddDays(-7)) + this.At;
        }
    }
}
