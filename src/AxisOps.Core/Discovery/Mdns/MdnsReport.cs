using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>Turns what was heard of a host into a device.</summary>
internal static class MdnsReport
{
    /// <summary>Reports a host. Where no address was announced, the sender's own is all there is.</summary>
    public static DiscoveredDevice Of(MdnsHost host, NetworkLink link, DateTimeOffset now)
    {
        IPAddress[] addresses = host.Addresses.Count > 0
            ? [.. host.Addresses.OrderBy(address => Preference(address, link))]
            : [host.Source];
        string detail = string.Join(", ", host.Services.Select(service => service.Instance.Service.Text).Distinct());
        string[] labels = [.. host.Services.Select(service => service.Instance.Label)];
        return new DiscoveredDevice
        {
            Address = addresses[0].ToString(),
            SerialNumber = host.Serial,
            Model = labels.Select(AxisName.ModelOfInstance).FirstOrDefault(model => model is not null),
            Name = AnnouncedText.Clean(labels.FirstOrDefault()),
            HostName = AnnouncedText.Clean(host.Name.ToString()),
            HttpPort = host.Port(DeviceScheme.Http),
            HttpsPort = host.Port(DeviceScheme.Https),
            LastSeen = now,
            Sightings = [.. addresses.Select(address => Sighting(address, host.TellerOf(address), detail, link, now))],
        };
    }

    /// <summary>Reports an instance that never told its host: it is there, at the address that named it.</summary>
    public static DiscoveredDevice Of(MdnsInstance instance, NetworkLink link, DateTimeOffset now) => new()
    {
        Address = instance.Source.ToString(),
        SerialNumber = instance.AnnouncedSerial ?? AxisName.SerialOfInstance(instance.Label),
        Model = AxisName.ModelOfInstance(instance.Label),
        Name = AnnouncedText.Clean(instance.Label),
        LastSeen = now,
        Sightings = [Sighting(instance.Source, instance.Source, instance.Service.Text, link, now)],
    };

    private static DiscoverySighting Sighting(IPAddress address, IPAddress source, string detail, NetworkLink link, DateTimeOffset now) => new(DiscoveryProtocol.Mdns, address.ToString(), detail)
    {
        Source = source.ToString(),
        IsOnLink = address.Equals(source) || link.IsOnLink(address),
        Interface = link.Name,
        SeenAt = now,
    };

    /// <summary>Orders addresses by how likely they are to be reached from here; the lowest is tried first.</summary>
    private static int Preference(IPAddress address, NetworkLink link)
    {
        bool v4 = address.AddressFamily == AddressFamily.InterNetwork;
        bool linkLocal = v4 ? NetworkLink.IsV4LinkLocal(address) : address.IsIPv6LinkLocal;
        return (v4, linkLocal, OnLink: link.IsOnLink(address)) switch
        {
            (true, false, true) => 0,
            (false, false, true) => 1,
            (true, false, false) => 2,
            (false, false, false) => 3,
            (true, true, _) => 4,
            (false, true, _) => 5,
        };
    }
}
