using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Ranges;

/// <summary>Reads one piece of a range: an address, <c>from-to</c> or a prefix, with a port where wanted.</summary>
internal static class AddressPiece
{
    private const int ShortestV6Prefix = 112;
    private const int ShownLength = 64;

    /// <exception cref="FormatException">The piece is malformed; the message names it.</exception>
    public static AddressInterval Parse(string piece)
    {
        string core = WithoutPort(piece, out int? port);
        int slash = core.IndexOf('/', StringComparison.Ordinal);
        int dash = core.Contains('%', StringComparison.Ordinal) ? -1 : core.IndexOf('-', StringComparison.Ordinal);
        AddressInterval interval = slash >= 0 ? Prefix(piece, core[..slash], core[(slash + 1)..])
            : dash >= 0 ? FromTo(piece, core[..dash].Trim(), core[(dash + 1)..].Trim())
            : Single(piece, core);
        return Unicast(piece, interval) with { Port = port };
    }

    private static string WithoutPort(string piece, out int? port)
    {
        port = null;
        int close = piece.StartsWith('[') ? piece.IndexOf(']', StringComparison.Ordinal) : -1;
        if (close >= 0)
        {
            string rest = piece[(close + 1)..];
            port = rest.Length == 0 ? null : rest[0] == ':' ? Port(piece, rest[1..]) : throw Problem(piece, "only :port may follow the bracket");
            return piece[1..close];
        }

        int colon = piece.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon != piece.LastIndexOf(':'))
        {
            return piece;
        }

        port = Port(piece, piece[(colon + 1)..]);
        return piece[..colon];
    }

    private static int Port(string piece, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= 65535
            ? port
            : throw Problem(piece, "the port is not a number from 1 to 65535");

    private static AddressInterval Single(string piece, string text)
    {
        IPAddress address = Address(piece, text);
        UInt128 number = AddressInterval.Number(address);
        return new AddressInterval(address.AddressFamily, number, number, Scope(address), null);
    }

    private static AddressInterval FromTo(string piece, string from, string to)
    {
        IPAddress first = Address(piece, from);

        // 192.0.2.10-50: only the last part changes.
        bool isShort = first.AddressFamily == AddressFamily.InterNetwork && !to.Contains('.', StringComparison.Ordinal);
        IPAddress last = Address(piece, isShort ? from[..(from.LastIndexOf('.') + 1)] + to : to);
        if (first.AddressFamily != last.AddressFamily)
        {
            throw Problem(piece, "its two ends are of different address families");
        }

        var interval = new AddressInterval(first.AddressFamily, AddressInterval.Number(first), AddressInterval.Number(last), 0, null);
        return interval.First <= interval.Last ? interval : throw Problem(piece, "it ends before it starts");
    }

    private static AddressInterval Prefix(string piece, string text, string lengthText)
    {
        IPAddress address = Address(piece, text);
        bool v4 = address.AddressFamily == AddressFamily.InterNetwork;
        int bits = v4 ? 32 : 128;
        if (!int.TryParse(lengthText, NumberStyles.None, CultureInfo.InvariantCulture, out int length) || length > bits)
        {
            throw Problem(piece, $"the prefix length is not a number from 0 to {bits}");
        }

        if (!v4 && length < ShortestV6Prefix)
        {
            throw Problem(piece, $"an IPv6 prefix shorter than /{ShortestV6Prefix} is too large to sweep");
        }

        UInt128 hosts = (UInt128.One << (bits - length)) - 1;
        UInt128 first = AddressInterval.Number(address) & ~hosts;
        UInt128 last = first | hosts;

        // The first and the last address of an IPv4 network are nobody's, except in the two-address networks of RFC 3021.
        return v4 && length < 31
            ? new AddressInterval(address.AddressFamily, first + 1, last - 1, 0, null)
            : new AddressInterval(address.AddressFamily, first, last, Scope(address), null);
    }

    private static AddressInterval Unicast(string piece, AddressInterval interval)
    {
        bool v4 = interval.Family == AddressFamily.InterNetwork;
        UInt128 lowest = v4 ? 0x0100_0000u : UInt128.One;
        UInt128 highest = v4 ? 0xDFFF_FFFFu : (UInt128)0xFEFF << 112 | ((UInt128.One << 112) - 1);
        return interval.First >= lowest && interval.Last <= highest
            ? interval
            : throw Problem(piece, "it holds addresses that no device can have");
    }

    /// <summary>Stricter than the base library, which takes <c>10.1</c> and reads <c>010</c> as octal.</summary>
    private static IPAddress Address(string piece, string text)
    {
        bool v6 = text.Contains(':', StringComparison.Ordinal);
        bool plain = v6 || text.Split('.') is { Length: 4 } parts && Array.TrueForAll(parts, IsPart);
        return plain && IPAddress.TryParse(text, out IPAddress? address) && !address.IsIPv4MappedToIPv6
            ? address
            : throw Problem(piece, $"'{Shown(text)}' is not an IP address");
    }

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= 3 && part.All(char.IsAsciiDigit) && (part.Length == 1 || part[0] != '0');

    private static long Scope(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? address.ScopeId : 0;

    private static FormatException Problem(string piece, string what) =>
        new($"The address range '{Shown(piece)}' cannot be read: {what}.");

    private static string Shown(string text) => text.Length <= ShownLength ? text : text[..ShownLength] + "...";
}
