using System.Globalization;

namespace AxisOps.Core.Runs;

/// <summary>How many devices are done when a wave is over: a number, or a share of all with a percent sign.</summary>
internal readonly record struct WaveSize(decimal Value, bool IsShare)
{
    private const string Form = "a number of devices or a share of them is expected, as in 1, 5, 10%, 50%, 100%";

    /// <summary>Reads the ends of the waves.</summary>
    /// <exception cref="FormatException">One is neither a number nor a share, or they do not grow.</exception>
    public static IReadOnlyList<WaveSize> Parse(IReadOnlyList<string> texts)
    {
        WaveSize[] sizes = [.. texts.Select(Parse)];
        foreach (IEnumerable<WaveSize> kind in sizes.GroupBy(size => size.IsShare))
        {
            WaveSize[] same = [.. kind];
            for (int index = 1; index < same.Length; index++)
            {
                if (same[index].Value <= same[index - 1].Value)
                {
                    throw new FormatException($"-Wave {string.Join(", ", texts)}: each number says how many devices are done when its wave is over, so it must be larger than the one before.");
                }
            }
        }

        return sizes is [.., { IsShare: true, Value: < 100 }]
            ? throw new FormatException($"-Wave {string.Join(", ", texts)}: the rest of the devices would be left out. Make the last wave 100%, or hand over fewer devices.")
            : sizes;
    }

    /// <summary>Cuts a number of devices into waves.</summary>
    /// <param name="sizes">The ends; none for one wave.</param>
    /// <param name="devices">How many there are.</param>
    /// <returns>How many devices each wave has; a wave that would have none is left out.</returns>
    /// <exception cref="FormatException">The last wave does not reach all devices.</exception>
    public static IReadOnlyList<int> Cut(IReadOnlyList<WaveSize> sizes, int devices)
    {
        if (sizes.Count == 0)
        {
            return devices == 0 ? [] : [devices];
        }

        var waves = new List<int>();
        int done = 0;
        foreach (WaveSize size in sizes)
        {
            int end = Math.Min(devices, size.IsShare ? (int)Math.Ceiling(devices * size.Value / 100) : (int)size.Value);
            if (end > done)
            {
                waves.Add(end - done);
                done = end;
            }
        }

        return done == devices
            ? waves
            : throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"-Wave ends after {done} of {devices} devices, and the rest would be left out. Make the last wave 100%, or hand over fewer devices."));
    }

    private static WaveSize Parse(string text)
    {
        string trimmed = text.Trim();
        bool isShare = trimmed.EndsWith('%');
        if (!decimal.TryParse(isShare ? trimmed[..^1] : trimmed, isShare ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out decimal value)
            || value <= 0 || value > (isShare ? 100 : 1_000_000))
        {
            throw new FormatException($"-Wave '{Http.Redactor.Printable(trimmed)}': {Form}.");
        }

        return new WaveSize(value, isShare);
    }
}
