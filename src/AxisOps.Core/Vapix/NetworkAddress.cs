using System.Globalization;
using System.Net;

namespace AxisOps.Core.Vapix;

/// <summary>An address of an interface.</summary>
/// <param name="Address">In the usual spelling.</param>
/// <param name="PrefixLength">Null when not told.</param>
/// <param name="Origin">dhcp, static or linkLocal; null when not told.</param>
internal sealed record NetworkAddress(IPAddress Address, int? PrefixLength, string? Origin)
{
    public override string ToString() =>
        PrefixLength is { } length ? string.Create(CultureInfo.InvariantCulture, $"{Address}/{length}") : Address.ToString();

    /// <summary>Reads an address; null when it is none.</summary>
    public static NetworkAddress? From(string? address, double? prefixLength, string? origin) =>
        address is { Length: <= 64 } && IPAddress.TryParse(address, out IPAddress? read)
            ? new NetworkAddress(read, prefixLength is >= 0 and <= 128 ? (int)prefixLength : null, origin)
            : null;
}
