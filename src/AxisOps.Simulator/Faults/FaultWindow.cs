using System.Globalization;

namespace AxisOps.Simulator.Faults;

/// <summary>
/// When a fault applies, counted from the moment it was set: <c>[first..last]</c> requests, <c>[after..until]</c> with units of time, <c>[share%]</c>
/// of the requests, or several of them with commas between. Each end may be left out.
/// </summary>
/// <param name="First">The first request, from 1; null from the start.</param>
/// <param name="Last">The last request; null for all after the first.</param>
/// <param name="After">How long after it was set; null at once.</param>
/// <param name="Until">When it ends, after it was set; null for never.</param>
/// <param name="Percent">The share of the requests in it; null for all.</param>
internal sealed record FaultWindow(long? First, long? Last, TimeSpan? After, TimeSpan? Until, double? Percent)
{
    public static readonly FaultWindow Always = new(null, null, null, null, null);

    public bool Counts => this.First is not null || this.Last is not null;

    /// <summary>Takes the window off the end of a fault's text.</summary>
    /// <exception cref="FormatException">The window is not understood.</exception>
    public static (string Fault, FaultWindow Window) Split(string text)
    {
        if (!text.EndsWith(']'))
        {
            return (text, Always);
        }

        var open = text.LastIndexOf('[');
        if (open < 0)
        {
            throw Wrong(text);
        }

        var window = Always;
        foreach (var part in text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries))
        {
            window = Add(window, part, text);
        }

        return (text[..open], window);
    }

    /// <summary>Whether it is open to a request of this number; 0 asks before any.</summary>
    public bool HoldsAt(long number) => number >= (this.First ?? 0) && number <= (this.Last ?? long.MaxValue);

    /// <summary>Whether it is open so long after the fault was set.</summary>
    public bool HoldsAfter(TimeSpan elapsed) => elapsed >= (this.After ?? TimeSpan.Zero) && elapsed < (this.Until ?? TimeSpan.MaxValue);

    private static FaultWindow Add(FaultWindow window, string part, string text)
    {
        if (part.EndsWith('%'))
        {
            var valid = double.TryParse(part[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100;
            return valid && window.Percent is null ? window with { Percent = percent } : throw Wrong(text);
        }

        var dots = part.IndexOf("..", StringComparison.Ordinal);
        var (from, to) = dots < 0 ? (part, part) : (part[..dots], part[(dots + 2)..]);
        if (from.Length + to.Length == 0)
        {
            throw Wrong(text);
        }

        if (FaultDuration.HasUnit(from) || FaultDuration.HasUnit(to))
        {
            var (after, until) = (End(from, FaultDuration.Parse, text), End(to, FaultDuration.Parse, text));
            return dots >= 0 && window is { After: null, Until: null } && (until is null || until > (after ?? TimeSpan.Zero))
                ? window with { After = after, Until = until }
                : throw Wrong(text);
        }

        var (first, last) = (End(from, Number, text), End(to, Number, text));
        return !window.Counts && (last is null || last >= (first ?? 1)) ? window with { First = first, Last = last } : throw Wrong(text);
    }

    private static T? End<T>(string text, Func<string, T?> read, string fault)
        where T : struct => text.Length == 0 ? null : read(text) ?? throw Wrong(fault);

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 ? number : null;

    private static FormatException Wrong(string text) => new(
        $"Fault '{text}' ends with a window that is not understood: known are [2..5] and [3] for requests, [10s..40s] for a time, [25%] for a share of the requests, and lists of them with commas.");
}
