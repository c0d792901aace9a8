using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Fuzz.Targets;

/// <summary>What reads packets.</summary>
internal static class PacketTargets
{
    /// <summary>Gets DNS messages.</summary>
    public static FuzzTarget Dns { get; } = new("dns", ReadDns, _ => [Announcement(), Question()]);

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
