using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Ssdp;

/// <summary>
/// SSDP as far as it finds Axis devices. Only their own service type is searched: every recorded answer and announcement carries it, while <c>ssdp:all</c>
/// or the basic device type would make each router, television and lamp of the link answer too, some of them dozens of times.
/// </summary>
/// <param name="port">The port of the group.</param>
internal sealed class SsdpDialect(int port = SsdpDialect.StandardPort) : IMulticastDialect
{
    public const int StandardPort = 1900;

    /// <summary>Answers are spread over this many seconds.</summary>
    private const int MaxWaitSec = 1;

    public string Name => "SSDP";

    public DiscoveryProtocol Protocol => DiscoveryProtocol.Ssdp;

    /// <summary>Gets the groups. A search stays on the link: answers from elsewhere would not count.</summary>
    public MulticastGroup Group { get; } = new()
    {
        V4 = IPAddress.Parse("239.255.255.250"),
        V6 = IPAddress.Parse("ff02::c"),
        Port = port,
        TimeToLive = 1,
        MessageBytes = SsdpMessage.MaxBytes,
        Listens = true,
    };

    public ReadOnlyMemory<byte> Question(AddressFamily family)
    {
        string host = family == AddressFamily.InterNetwork ? "239.255.255.250" : "[FF02::C]";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"M-SEARCH * HTTP/1.1\r\nHOST: {host}:{port}\r\nMAN: \"ssdp:discover\"\r\nMX: {MaxWaitSec}\r\nST: {SsdpName.Service}\r\n\r\n"));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The vendor's own service type is claimed by Axis devices only, whatever their serial number. A name like theirs under a general type counts where the
    /// number lies in an address block of the vendor. A goodbye is not believed: a forged one must not hide a device.
    /// </remarks>
    public IEnumerable<MulticastHit> Read(MulticastDatagram datagram, NetworkLink link, DateTimeOffset now)
    {
        if (SsdpMessage.Read(datagram.Data.Span) is not { IsGoodbye: false } message)
        {
            yield break;
        }

        string? serial = SsdpName.SerialOf(message.Find("USN"));
        bool isService = string.Equals(message.Target, SsdpName.Service, StringComparison.OrdinalIgnoreCase);
        if (!isService && (serial is null || !AxisName.IsVendorSerial(serial)))
        {
            yield break;
        }

        string address = datagram.From.Address.ToString();
        var sighting = new DiscoverySighting(DiscoveryProtocol.Ssdp, address, Detail(message))
        {
            Source = address,
            IsOnLink = true,
            Interface = link.Name,
            SeenAt = now,
            Location = DescriptionPlace.Of(message.Find("LOCATION"), datagram.From.Address)?.ToString(),
        };
        yield return new MulticastHit(
            serial ?? string.Empty,
            new DiscoveredDevice { Address = address, SerialNumber = serial, LastSeen = now, Sightings = [sighting] },
            IsAxis: true);
    }

    private static string? Detail(SsdpMessage message) => AnnouncedText.Clean(string.Join(", ", new[] { message.Target, message.Find("SERVER") }.OfType<string>()));
}
