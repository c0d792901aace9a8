using System.Net;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Tests.Discovery.Mdns;

/// <summary>Puts together what a device says.</summary>
internal static class Announcement
{
    public const uint LongTtlSec = 4500;

    public static DnsName Instance(string label, string type) => DnsName.Parse(type + ".local").Prepend(label);

    public static PtrRecord Pointer(string label, string type, uint ttlSec = LongTtlSec) =>
        new(DnsName.Parse(type + ".local"), ttlSec, Instance(label, type));

    public static SrvRecord Location(string label, string type, int port, string host) =>
        new(Instance(label, type), 120, (ushort)port, DnsName.Parse(host)) { CacheFlush = true };

    public static TxtRecord Text(string label, string type, params IEnumerable<string> texts) =>
        TxtRecord.Of(Instance(label, type), LongTtlSec, texts);

    public static AddressRecord Address(string host, string address) =>
        new(DnsName.Parse(host), 120, IPAddress.Parse(address)) { CacheFlush = true };

    public static DnsMessage Response(params IReadOnlyList<DnsRecord> answers) => new() { Flags = DnsMessage.ResponseFlags, Answers = answers };

    /// <summary>Everything an old camera says of one service: pointer, location, TXT, address.</summary>
    public static DnsRecord[] Service(string label, string type, int port, string host, string address, params IEnumerable<string> texts) =>
        [Pointer(label, type), Location(label, type, port, host), Text(label, type, texts), Address(host, address)];

    /// <summary>A camera with both ports.</summary>
    public static DnsRecord[] Camera(string serial, string address, int httpPort = 80, int httpsPort = 443)
    {
        string host = $"axis-{serial.ToLowerInvariant()}.local";
        string label = "AXIS P3245-LVE - " + serial;
        return
        [
            .. Service(label, "_axis-video._tcp", httpPort, host, address, "macaddress=" + serial),
            .. Service(label, "_https._tcp", httpsPort, host, address),
        ];
    }
}
