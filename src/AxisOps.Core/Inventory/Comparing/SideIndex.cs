using System.Globalization;

namespace AxisOps.Core.Inventory.Comparing;

/// <summary>What is kept of one side while the other is gone through: which reading of each serial number counts, and where devices are.</summary>
/// <typeparam name="T">What is kept of a reading.</typeparam>
internal sealed class SideIndex<T>
{
    private const int MaxNamed = 5;

    private readonly Dictionary<string, Entry> bySerial = new(StringComparer.Ordinal);
    private readonly SortedSet<string> repeated = new(StringComparer.Ordinal);

    /// <summary>Gets the serial numbers in the order they came.</summary>
    public List<string> Serials { get; } = [];

    /// <summary>Gets how many devices had no serial number.</summary>
    public int Unnamed { get; private set; }

    /// <summary>Goes through a side. Of several readings of a device one that succeeded counts, else the newest.</summary>
    /// <param name="side">The side.</param>
    /// <param name="keep">What to keep of a device, given how many came before it.</param>
    /// <param name="unnamed">Takes devices without serial number.</param>
    public void Fill(InventorySide side, Func<AxisDevice, int, T> keep, Action<AxisDevice> unnamed)
    {
        int ordinal = 0;
        foreach (AxisDevice device in side.Devices())
        {
            if (!SerialNumber.TryNormalize(device.SerialNumber, out string? serial))
            {
                Unnamed++;
                unnamed(device);
            }
            else if (!bySerial.TryGetValue(serial, out Entry known))
            {
                Serials.Add(serial);
                bySerial[serial] = new Entry(device.Outcome, device.ReadAt, keep(device, ordinal));
            }
            else
            {
                // What Get-Device skipped, it had read under another name.
                bool isReading = device.Outcome != Outcome.Skipped && known.Outcome != Outcome.Skipped;
                if (isReading)
                {
                    repeated.Add(serial);
                }

                if (Rank(device.Outcome, device.ReadAt).CompareTo(Rank(known.Outcome, known.ReadAt)) > 0)
                {
                    bySerial[serial] = new Entry(device.Outcome, device.ReadAt, keep(device, ordinal));
                }
            }

            ordinal++;
        }
    }

    /// <summary>Finds what was kept.</summary>
    public bool TryGet(string serial, out T kept)
    {
        bool found = bySerial.TryGetValue(serial, out Entry entry);
        kept = entry.Kept;
        return found;
    }

    /// <summary>Says which devices came more than once; null when none did.</summary>
    public string? Repeated(string name)
    {
        if (repeated.Count == 0)
        {
            return null;
        }

        string more = repeated.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {repeated.Count - MaxNamed} more") : string.Empty;
        return $"{string.Join(", ", repeated.Take(MaxNamed))}{more}: more than one reading in {name}. The one that succeeded counts, of several the newest.";
    }

    private static (int Succeeded, DateTimeOffset ReadAt) Rank(Outcome outcome, DateTimeOffset readAt) =>
        (outcome switch { Outcome.Succeeded => 2, Outcome.Skipped => 0, _ => 1 }, readAt);

    private readonly record struct Entry(Outcome Outcome, DateTimeOffset ReadAt, T Kept);
}
