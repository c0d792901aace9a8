using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Firewall;

/// <summary>Ranges of addresses of one family. A network may be written with host bits, as the vendor's own examples are.</summary>
internal static class AddressRange
{
    /// <summary>The first and last address of <c>address[/prefix]</c>; null when it is none.</summary>
    public static (IPAddress First, IPAddress Last)? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (ParseAddress(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        var bits = address.GetAddressBytes().Length * 8;
        var prefix = bits;
        if (slash >= 0 && (!int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            return null;
        }

        var (first, last) = (address.GetAddressBytes(), address.GetAddressBytes());
        for (var bit = prefix; bit < bits; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            first[bit / 8] &= (byte)~mask;
            last[bit / 8] |= mask;
        }

        return (new IPAddress(first), new IPAddress(last));
    }

    /// <summary>An address in its full form; <c>10</c> is none here, though it parses.</summary>
    public static IPAddress? ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count(character => character == '.') == 3)
            ? address
            : null;

    public static bool Contains(IPAddress first, IPAddress last, IPAddress address) =>
        first.AddressFamily == address.AddressFamily && Compare(first, address) <= 0 && Compare(address, last) <= 0;

    public static int Compare(IPAddress one, IPAddress other) => one.GetAddressBytes().AsSpan().SequenceCompareTo(other.GetAddressBytes());
}
