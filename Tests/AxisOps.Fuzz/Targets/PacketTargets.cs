using System.Net;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Discovery.WsDiscovery;

namespace AxisOps.Fuzz.Targets;

/// <summary>What reads packets.</summary>
internal static class PacketTargets
{
    /// <summary>Gets DNS messages.</summary>
    public static FuzzTarget Dns { get; } = new("dns", ReadDns, _ => [Announcement(), Question()]);

    /// <summary>Gets answers and announcements of SSDP.</summary>
    public static FuzzTarget Ssdp { get; } = new("ssdp", ReadSsdp, root => Seeds.Whole(root, "ssdp-*.txt"));

    /// <summary>Gets UPnP device descriptions.</summary>
    public static FuzzTarget UpnpDescription { get; } = new("upnp-description", ReadDescription, root => Seeds.Whole(root, "upnp-*.xml"));

    /// <summary>Gets WS-Discovery answers.</summary>
    public static FuzzTarget WsDiscovery { get; } = new("ws-discovery", ReadProbeAnswer, root => Seeds.Whole(root, "wsdiscovery-*.xml"));

    private static void ReadSsdp(byte[] packet) => Watched.Run(
        "SSDP",
        packet.Length,
        () =>
        {
            if (SsdpMessage.Read(packet) is { } message)
            {
                _ = SsdpName.SerialOf(message.Find("USN"));
                _ = DescriptionPlace.Of(message.Find("LOCATION"), IPAddress.Loopback);
            }
        },
        _ => false);

    private static void ReadDescription(byte[] body) =>
        Watched.Run("UPnP description", body.Length, () => _ = DeviceDescription.Read(System.Text.Encoding.UTF8.GetString(body)), _ => false);

    private static void ReadProbeAnswer(byte[] packet) => Watched.Run("WS-Discovery", packet.Length, () => _ = ProbeAnswer.Read(packet), _ => false);

    private static void ReadDns(byte[] packet) => Watched.Run(
        "DNS",
        packet.Length,
        () =>
        {
            DnsMessage message = DnsReader.Read(packet);
            foreach (DnsRecord record in message.Answers)
            {
                _ = record.Name.ToString();
            }
        },
        exception => exception is DnsFormatException);

    private static byte[] Announcement()
    {
        DnsName service = DnsName.Parse("_axis-video._tcp.local");
        DnsName instance = DnsName.Parse("AXIS._axis-video._tcp.local");
        DnsName host = DnsName.Parse("axis-b8a44f0000a1.local");
        return DnsWriter.Write(new DnsMessage
        {
            Flags = 0x8400,
            Answers =
            [
                new PtrRecord(service, 10, instance),
                new TxtRecord(instance, 10, [System.Text.Encoding.ASCII.GetBytes("macaddress=B8A44F0000A1")]),
                new SrvRecord(instance, 10, 80, host),
                new AddressRecord(host, 10, IPAddress.Loopback),
                new AddressRecord(host, 10, IPAddress.IPv6Loopback),
            ],
        });
    }

    private static byte[] Question() => DnsWriter.Write(new DnsMessage
    {
        Questions = [new DnsQuestion(DnsName.Parse("_axis-video._tcp.local"), DnsRecordType.Ptr, true)],
    });
}
