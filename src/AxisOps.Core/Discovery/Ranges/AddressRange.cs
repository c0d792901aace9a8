using System.Collections;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>
/// Addresses to sweep, read from text: <c>192.0.2.0/24</c>, <c>192.0.2.10-192.0.2.50</c>, <c>192.0.2.10-50</c>, <c>192.0.2.7:8443</c>,
/// <c>2001:db8::/120</c>, <c>[2001:db8::7]:8443</c>, and lists of these with commas. Overlapping pieces are joined: no address comes twice.
/// </summary>
public sealed class AddressRange : IEnumerable<RangeAddress>
{
    /// <summary>How many addresses a range may hold where the caller does not say otherwise: 65,536.</summary>
    public const long DefaultLimit = 65_536;

    private const int BlockSize = 256;
    private const int MaxText = 1024 * 1024;
    private readonly List<AddressInterval> intervals;

    private AddressRange(string text, List<AddressInterval> intervals, long count)
    {
        Text = text;
        this.intervals = intervals;
        Count = count;
    }

    /// <summary>Gets the text it was read from, shortened where long.</summary>
    public string Text { get; }

    /// <summary>Gets how many addresses it holds.</summary>
    public long Count { get; }

    /// <summary>Reads a range. The network and broadcast addresses of IPv4 prefixes shorter than /31 are left out.</summary>
    /// <param name="text">The pieces, separated by commas.</param>
    /// <param name="limit">How many addresses are accepted.</param>
    /// <returns>The range, its addresses in ascending order.</returns>
    /// <exception cref="FormatException">A piece is malformed, which the message names, or there are more addresses than the limit.</exception>
    public static AddressRange Parse(string text, long limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText)
        {
            throw new FormatException("The address range is longer than a million characters.");
        }

        // Before the text is taken apart: no piece of it may show up in a message.
        if (text.Contains('@', StringComparison.Ordinal))
        {
            throw new FormatException("An address range holds no user name or password; use -Credential where a device is read.");
        }

        string[] pieces = text.Split(',', StringSplitOptions.TrimEntries);
        if (Array.Exists(pieces, piece => piece.Length == 0))
        {
            throw new FormatException("The address range holds an empty piece; addresses are separated by single commas.");
        }

        List<AddressInterval> intervals = AddressInterval.Join(pieces.Select(AddressPiece.Parse));
        UInt128 count = intervals.Aggregate(UInt128.Zero, (sum, interval) => sum + interval.Count);
        string shown = text.Length <= AnnouncedText.MaxLength ? text : text[..AnnouncedText.MaxLength] + "...";
        return count <= (UInt128)limit
            ? new AddressRange(shown, intervals, (long)count)
            : throw new FormatException($"The address range '{shown}' holds {count} addresses; at most {limit} are swept at once.");
    }

    /// <inheritdoc/>
    public IEnumerator<RangeAddress> GetEnumerator()
    {
        foreach (AddressInterval interval in intervals)
        {
            for (UInt128 number = interval.First; number <= interval.Last; number++)
            {
                yield return interval.At(number);
            }
        }
    }

    /// <summary>
    /// Gives each address once, neighbours far apart: the first of every 256, then the second of every 256, and so on, so that no network of the usual size
    /// gets all the questions at a time. Always the same order, and nothing is kept of it.
    /// </summary>
    public IEnumerable<RangeAddress> Interleaved()
    {
        long[] starts = new long[intervals.Count];
        for (int index = 1; index < starts.Length; index++)
        {
            starts[index] = starts[index - 1] + (long)intervals[index - 1].Count;
        }

        for (long offset = 0; offset < Math.Min(BlockSize, Count); offset++)
        {
            for (long number = offset; number < Count; number += BlockSize)
            {
                int found = Array.BinarySearch(starts, number);
                int interval = found >= 0 ? found : ~found - 1;
                yield return intervals[interval].At(intervals[interval].First + (UInt128)(number - starts[interval]));
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
