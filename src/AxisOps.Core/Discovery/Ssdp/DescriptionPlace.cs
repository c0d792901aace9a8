using System.Globalization;
using System.Net;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>Where the description of a UPnP device is read: at the address that answered, and nowhere else.</summary>
/// <param name="Address">The address, with its scope where link-local.</param>
/// <param name="Port">The port.</param>
/// <param name="Path">Path and query.</param>
internal sealed record DescriptionPlace(IPAddress Address, int Port, string Path)
{
    private const int MaxLength = 512;

    /// <summary>
    /// Reads a location. One that names another host than the sender is refused: it would make this computer send a request wherever the sender likes.
    /// </summary>
    /// <param name="location">The URL; null where none was told.</param>
    /// <param name="sender">Who told it.</param>
    /// <returns>The place, or null.</returns>
    public static DescriptionPlace? Of(string? location, IPAddress sender) =>
        location is { Length: <= MaxLength }
        && Uri.TryCreate(location, UriKind.Absolute, out Uri? uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.UserInfo.Length == 0
        && uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        && IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? host)
        && AnnouncedAddress.IsSame(host, sender)
        && uri.Port is > 0 and <= 65535
        && !uri.PathAndQuery.Any(c => c is <= ' ' or '#' or > '~')
            ? new DescriptionPlace(sender, uri.Port, uri.PathAndQuery)
            : null;

    /// <summary>Returns the place as a URL.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"http://{(Address.ToString() is var host && host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{Port}{Path}");
}
