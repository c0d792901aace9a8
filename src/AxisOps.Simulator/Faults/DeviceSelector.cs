using System.Globalization;
using AxisOps.Simulator.Identity;

namespace AxisOps.Simulator.Faults;

/// <summary>Which devices: a comma list of 1-based numbers, ranges and serial numbers, a share like <c>10%</c>, or <c>*</c>.</summary>
internal static class DeviceSelector
{
    /// <summary>Selects devices by index.</summary>
    /// <exception cref="FormatException">The selector is not understood or names no device.</exception>
    public static HashSet<int> Select(string selector, IReadOnlyList<string> serials, SeededSource source, string purpose)
    {
        var selected = new HashSet<int>();
        var items = selector.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (items.Length == 0)
        {
            throw new FormatException($"'{selector}' selects nothing.");
        }

        var bySerial = new Lazy<Dictionary<string, int>>(() => serials.Index().ToDictionary(unit => unit.Item, unit => unit.Index, StringComparer.OrdinalIgnoreCase));
        foreach (var item in items)
        {
            selected.UnionWith(SelectItem(item, serials, bySerial, source, purpose));
        }

        return selected;
    }

    private static IEnumerable<int> SelectItem(
        string item, IReadOnlyList<string> serials, Lazy<Dictionary<string, int>> bySerial, SeededSource source, string purpose)
    {
        if (item == "*")
        {
            return Enumerable.Range(0, serials.Count);
        }

        if (item.EndsWith('%'))
        {
            return Share(item, serials.Count, source, purpose);
        }

        if (DeviceIdentity.IsSerial(item))
        {
            return bySerial.Value.TryGetValue(item, out var index) ? [index] : throw new FormatException($"No device has the serial number '{item}'.");
        }

        var dash = item.IndexOf('-', StringComparison.Ordinal);
        var first = Number(dash < 0 ? item : item[..dash], item, serials.Count);
        var last = dash < 0 ? first : Number(item[(dash + 1)..], item, serials.Count);
        return first <= last ? Enumerable.Range(first - 1, last - first + 1) : throw new FormatException($"Range '{item}' runs backwards.");
    }

    private static IEnumerable<int> Share(string item, int count, SeededSource source, string purpose)
    {
        if (!double.TryParse(item[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent is not (>= 0 and <= 100))
        {
            throw new FormatException($"'{item}' is no share from 0% to 100%.");
        }

        var wanted = (int)Math.Round(count * percent / 100, MidpointRounding.AwayFromZero);
        return Enumerable.Range(0, count).OrderBy(index => source.Number("share/" + purpose, index)).Take(wanted);
    }

    private static int Number(string text, string item, int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= count
            ? number
            : throw new FormatException($"'{item}' is no device of 1 to {count}, range, serial number, share or '*'.");
}
