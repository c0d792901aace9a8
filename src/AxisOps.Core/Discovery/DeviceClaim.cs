using System.Net;

namespace AxisOps.Core.Discovery;

/// <summary>
/// Who claims on the network to be a device: the address that was chosen for it, those that were announced, and the senders. What is merely listed
/// proves no kinship: an impostor can list the address of the device beside its own.
/// </summary>
/// <param name="Address">The chosen address.</param>
/// <param name="Announced">Every address seen.</param>
/// <param name="Senders">Who sent the announcements; the address itself where it was asked.</param>
/// <param name="IsAnnounced">Whether any of it was told in a list of addresses: by multicast DNS or WS-Discovery.</param>
/// <param name="SerialNumber">The serial number that is claimed; null for none.</param>
internal sealed record DeviceClaim(string Address, IReadOnlySet<string> Announced, IReadOnlySet<string> Senders, bool IsAnnounced, string? SerialNumber)
{
    /// <summary>Gets what the network told.</summary>
    public required IReadOnlyList<DiscoverySighting> Live { get; init; }

    /// <summary>Reads the claim; null where the network told nothing: a file or the store may hold an old address, which contradicts nobody.</summary>
    public static DeviceClaim? Of(DiscoveredDevice device)
    {
        DiscoverySighting[] live = [.. device.Sightings.Where(seen => IsLive(seen.Protocol))];
        if (live.Length == 0)
        {
            return null;
        }

        bool isChosenLive = Array.Exists(live, seen => seen.Address.Equals(device.Address, StringComparison.OrdinalIgnoreCase));
        return new DeviceClaim(
            Unscoped(isChosenLive ? device.Address : live[0].Address),
            live.Select(seen => Unscoped(seen.Address)).ToHashSet(StringComparer.OrdinalIgnoreCase),
            live.Select(seen => Unscoped(seen.Source ?? seen.Address)).ToHashSet(StringComparer.OrdinalIgnoreCase),
            Array.Exists(live, seen => seen.Protocol is DiscoveryProtocol.Mdns or DiscoveryProtocol.WsDiscovery),
            device.SerialNumber)
        {
            Live = live,
        };
    }

    /// <summary>Finds a second address of the same family that announced itself under one name; null for none.</summary>
    public static string? RivalOf(DiscoveredDevice device)
    {
        string[] own =
        [
            .. device.Sightings
                .Where(seen => seen.Protocol == DiscoveryProtocol.Mdns && seen.Address.Equals(seen.Source, StringComparison.OrdinalIgnoreCase))
                .Select(seen => Unscoped(seen.Address))
                .Where(address => !IsLinkLocal(address)),
        ];
        string? chosen = own.FirstOrDefault(address => address.Equals(Unscoped(device.Address), StringComparison.OrdinalIgnoreCase)) ?? own.FirstOrDefault();
        return own.FirstOrDefault(address => !address.Equals(chosen, StringComparison.OrdinalIgnoreCase) && IsV6(address) == IsV6(chosen!));
    }

    /// <summary>Tells whether two claims are of one device.</summary>
    public bool Fits(DeviceClaim other) =>
        Address.Equals(other.Address, StringComparison.OrdinalIgnoreCase)
        || (Senders.Overlaps(other.Senders) && Announced.Overlaps(other.Announced))
        || (Announced.Contains(other.Address) && other.Announced.Contains(Address))
        || Lists(other)
        || other.Lists(this)
        || IsMadeOfSerial(other)
        || other.IsMadeOfSerial(this);

    /// <summary>One link-local address is the same device through every interface of this host.</summary>
    public static string Unscoped(string address) => address.Split('%')[0];

    /// <summary>Tells whether an address is one of IPv6.</summary>
    public static bool IsV6(string address) => address.Contains(':', StringComparison.Ordinal);

    /// <summary>Tells whether an address holds on one link only, in either family.</summary>
    public static bool IsLinkLocal(string address) =>
        IPAddress.TryParse(address, out IPAddress? parsed) && (parsed.IsIPv6LinkLocal || Multicast.NetworkLink.IsV4LinkLocal(parsed));

    /// <summary>Tells whether an address that was found by asking it is of the other family, or one of the two is link-local, as hosts have them.</summary>
    private bool Lists(DeviceClaim asked) =>
        IsAnnounced
        && !asked.IsAnnounced
        && Announced.Contains(asked.Address)
        && (IsV6(asked.Address) != IsV6(Address) || IsLinkLocal(asked.Address) || IsLinkLocal(Address));

    /// <summary>Tells whether this is a link-local address made of the MAC address that both claim, beside one of the other family.</summary>
    private bool IsMadeOfSerial(DeviceClaim other) =>
        !IsV6(other.Address) && SerialNumber is { } serial && serial == other.SerialNumber && AnnouncedAddress.IsMadeOf(Address, serial);

    private static bool IsLive(DiscoveryProtocol protocol) =>
        protocol is DiscoveryProtocol.Mdns or DiscoveryProtocol.Range or DiscoveryProtocol.Ssdp or DiscoveryProtocol.WsDiscovery;
}
