using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>A network interface that devices are searched on.</summary>
/// <param name="Index">Its number, also the scope of link-local addresses.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsLoopback">Whether it reaches this host only.</param>
/// <param name="Networks">Its own addresses with the length of their prefixes.</param>
internal sealed record NetworkLink(int Index, string Name, bool IsLoopback, IReadOnlyList<(IPAddress Address, int PrefixLength)> Networks)
{
    private const int LoopbackV4Prefix = 8;
    private const int EthernetMtu = 1500;

    /// <summary>The headers of IPv6 and UDP, and some room for tunnels.</summary>
    private const int HeaderBytes = 100;

    /// <summary>Gets the largest message that is sent in one frame.</summary>
    public int MessageBytes { get; private init; } = EthernetMtu - HeaderBytes;

    /// <summary>Gets the address that IPv4 questions are asked from; null without IPv4.</summary>
    public IPAddress? V4 => Networks.Select(network => network.Address).FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork);

    /// <summary>Gets the address that IPv6 questions are asked from, link-local where there is one; null without IPv6.</summary>
    public IPAddress? V6 => Networks.Select(network => network.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetworkV6)
        .OrderByDescending(address => address.IsIPv6LinkLocal)
        .FirstOrDefault();

    /// <summary>Lists the interfaces that are up and can multicast, loopback always.</summary>
    /// <param name="filter">Names, descriptions, numbers or addresses; empty for all.</param>
    public static IReadOnlyList<NetworkLink> List(IReadOnlyList<string> filter) =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(IsUsable)
            .Select(nic => (Nic: nic, Read: Read(nic)))
            .Where(pair => pair.Read is { Networks.Count: > 0 } && (filter.Count == 0 || filter.Any(text => Matches(pair.Nic, pair.Read, text))))
            .Select(pair => pair.Read!),
    ];

    /// <summary>Tells whether an address lies in a network of this interface; link-local addresses always do.</summary>
    public bool IsOnLink(IPAddress address)
    {
        if (address.IsIPv6LinkLocal || IsV4LinkLocal(address))
        {
            return true;
        }

        foreach ((IPAddress own, int prefix) in Networks)
        {
            if (own.AddressFamily == address.AddressFamily && SharesPrefix(own, address, prefix))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether an address is in 169.254.0.0/16.</summary>
    public static bool IsV4LinkLocal(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out int length) && length == 4 && bytes[0] == 169 && bytes[1] == 254;
    }

    /// <summary>Linux reports "unknown" for loopback and tunnels, which are up all the same.</summary>
    private static bool IsUsable(NetworkInterface nic) =>
        nic.NetworkInterfaceType == NetworkInterfaceType.Loopback
        || (nic.SupportsMulticast && nic.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown);

    private static bool Matches(NetworkInterface nic, NetworkLink read, string text) =>
        text.Equals(nic.Name, StringComparison.OrdinalIgnoreCase)
        || text.Equals(nic.Description, StringComparison.OrdinalIgnoreCase)
        || text.Equals(read.Index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        || (IPAddress.TryParse(text, out IPAddress? address) && read.Networks.Any(network => IsAt(network.Address, address, text)));

    /// <summary>A link-local address may be given without its scope.</summary>
    private static bool IsAt(IPAddress own, IPAddress address, string text) =>
        own.Equals(address) || (!text.Contains('%', StringComparison.Ordinal) && AnnouncedAddress.IsSame(own, address));

    private static NetworkLink? Read(NetworkInterface nic)
    {
        try
        {
            IPInterfaceProperties properties = nic.GetIPProperties();
            bool loopback = nic.NetworkInterfaceType == NetworkInterfaceType.Loopback;
            (int index, int mtu) = nic.Supports(NetworkInterfaceComponent.IPv4)
                ? (properties.GetIPv4Properties().Index, properties.GetIPv4Properties().Mtu)
                : (properties.GetIPv6Properties().Index, properties.GetIPv6Properties().Mtu);
            return new NetworkLink(index, nic.Name, loopback, [.. properties.UnicastAddresses.Select(own => (own.Address, Prefix(own, loopback)))])
            {
                MessageBytes = Math.Clamp(mtu, EthernetMtu / 2, DnsLimits.MessageBytes) - HeaderBytes,
            };
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    private static int Prefix(UnicastIPAddressInformation own, bool loopback) =>
        loopback && own.Address.AddressFamily == AddressFamily.InterNetwork ? LoopbackV4Prefix : own.PrefixLength;

    private static bool SharesPrefix(IPAddress left, IPAddress right, int prefix)
    {
        Span<byte> a = stackalloc byte[16];
        Span<byte> b = stackalloc byte[16];
        left.TryWriteBytes(a, out int length);
        right.TryWriteBytes(b, out _);
        for (int bit = 0; bit < prefix && bit < length * 8; bit += 8)
        {
            int mask = prefix - bit >= 8 ? 0xFF : 0xFF << (8 - (prefix - bit)) & 0xFF;
            if ((a[bit / 8] & mask) != (b[bit / 8] & mask))
            {
                return false;
            }
        }

        return true;
    }
}
