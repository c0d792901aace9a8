using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.WsDiscovery;

/// <summary>WS-Discovery as far as it finds Axis devices. Every question has an id of its own, since a responder answers one id once.</summary>
/// <param name="port">The port of the group.</param>
internal sealed class WsDiscoveryDialect(int port = WsDiscoveryDialect.StandardPort) : IMulticastDialect
{
    public const int StandardPort = 3702;

    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    public string Name => "WS-Discovery";

    public DiscoveryProtocol Protocol => DiscoveryProtocol.WsDiscovery;

    /// <summary>Gets the groups; the time to live is that of SOAP over UDP.</summary>
    public MulticastGroup Group { get; } = new()
    {
        V4 = IPAddress.Parse("239.255.255.250"),
        V6 = IPAddress.Parse("ff02::c"),
        Port = port,
        TimeToLive = 1,
        MessageBytes = ProbeAnswer.MaxBytes,
    };

    public ReadOnlyMemory<byte> Question(AddressFamily family)
    {
        string id = ProbeQuestion.NewId();
        asked.Add(id);
        return ProbeQuestion.Write(id);
    }

    /// <inheritdoc/>
    public IEnumerable<MulticastHit> Read(MulticastDatagram datagram, NetworkLink link, DateTimeOffset now)
    {
        if (ProbeAnswer.Read(datagram.Data.Span) is not { } answer || !asked.Contains(answer.RelatesTo))
        {
            yield break;
        }

        foreach (ProbeMatch match in answer.Matches.Where(match => match.IsTransmitter))
        {
            yield return new MulticastHit(match.Endpoint, Device(match, datagram.From.Address, link, now), match.IsNamedAxis);
        }
    }

    private static DiscoveredDevice Device(ProbeMatch match, IPAddress sender, NetworkLink link, DateTimeOffset now)
    {
        (IPAddress Address, Uri Uri)[] near = [.. match.Addresses.Select(uri => (Address: Near(uri, sender, link), uri)).Where(pair => pair.Address is not null)!];
        string? detail = AnnouncedText.Clean(string.Join(", ", new[] { match.Name, match.Hardware }.OfType<string>()));
        return new DiscoveredDevice
        {
            Address = sender.ToString(),
            Model = match.Model,
            Name = match.Name,
            HttpPort = PortOf(near, sender, Uri.UriSchemeHttp),
            HttpsPort = PortOf(near, sender, Uri.UriSchemeHttps),
            LastSeen = now,
            Sightings =
            [
                .. near.Select(pair => pair.Address).Prepend(sender).Distinct().Select(address => new DiscoverySighting(DiscoveryProtocol.WsDiscovery, address.ToString(), detail)
                {
                    Source = sender.ToString(),
                    IsOnLink = true,
                    Interface = link.Name,
                    SeenAt = now,
                }),
            ],
        };
    }

    /// <summary>A service listens on one port at all addresses of its host; the port told for the one that answered counts most.</summary>
    private static int? PortOf((IPAddress Address, Uri Uri)[] near, IPAddress sender, string scheme)
    {
        Uri[] fitting = [.. near.Where(pair => pair.Uri.Scheme == scheme).OrderByDescending(pair => pair.Address.Equals(sender)).Select(pair => pair.Uri)];
        return fitting.Length == 0 ? null : fitting[0].Port;
    }

    /// <summary>
    /// Takes an address that an answer names if it is the sender's, or a further one on the same link; a loopback address only from this computer itself.
    /// Anything else is refused: the sender may have chosen it for this computer to send requests to.
    /// </summary>
    private static IPAddress? Near(Uri uri, IPAddress sender, NetworkLink link)
    {
        if (!IPAddress.TryParse(uri.DnsSafeHost, out IPAddress? address))
        {
            return null;
        }

        if (AnnouncedAddress.IsSame(address, sender))
        {
            return sender;
        }

        bool isUsable = link.IsOnLink(address)
            && IPAddress.IsLoopback(address) == link.IsLoopback
            && !address.IsIPv6Multicast
            && !address.IsIPv4MappedToIPv6;
        return !isUsable ? null : address.IsIPv6LinkLocal ? new IPAddress(address.GetAddressBytes(), link.Index) : address;
    }
}
