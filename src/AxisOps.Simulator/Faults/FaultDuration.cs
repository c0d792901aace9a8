using System.Globalization;

namespace AxisOps.Simulator.Faults;

/// <summary>Reads a number with a unit: <c>200ms</c>, <c>10s</c>, <c>5m</c>, <c>2h</c>, <c>3650d</c>.</summary>
internal static class FaultDuration
{
    private const double LongestDays = 36_525;

    // The longer unit first: "ms" ends with "s".
    private static readonly (string Unit, double Seconds)[] Units = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    /// <summary>Whether the text ends with a unit, so that it is meant as a duration.</summary>
    public static bool HasUnit(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[^1]);

    /// <summary>Reads an unsigned duration of at most a hundred years; null when it is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, seconds) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal))
            {
                continue;
            }

            var valid = double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            // The names of infinity and NaN are numbers to the parser, whatever styles are allowed.
            return valid && number >= 0 && number * seconds <= LongestDays * 86_400 ? TimeSpan.FromSeconds(number * seconds) : null;
        }

        return null;
    }
}
