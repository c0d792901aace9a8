using AxisOps.Fuzz.Targets;
using AxisOps.Simulator.Discovery.Mdns;
using AxisOps.Simulator.Discovery.Ssdp;
using AxisOps.Simulator.Discovery.WsDiscovery;

namespace AxisOps.Fuzz.SimulatorTargets;

/// <summary>Packets that anyone on the link can send. Whatever is wrong with one, the answer is none.</summary>
internal static class SimulatorPackets
{
    private static readonly string[] OwnScopes = ["onvif://www.onvif.org/type/video_encoder", "onvif://www.onvif.org/hardware/P3265-V", "urn:uuid:a b"];

    /// <summary>Gets DNS messages.</summary>
    public static FuzzTarget Dns { get; } = new("simulator-dns", ReadDns, _ => [Question(), Answer()]);

    /// <summary>Gets searches of SSDP.</summary>
    public static FuzzTarget Search { get; } = new("simulator-ssdp", ReadSearch, _ => Seeds.Texts(
        "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 3\r\nST: urn:axis-com:service:BasicService:1\r\n\r\n",
        "M-SEARCH * HTTP/1.1\r\nHost:239.255.255.250:1900\r\nMan:\"ssdp:discover\"\r\nMX:99999\r\nST:ssdp:all\r\nUSER-AGENT: a/1 b\r\n\r\n"));

    /// <summary>Gets questions of WS-Discovery.</summary>
    public static FuzzTarget Probe { get; } = new("simulator-ws-discovery", ReadProbe, _ => Seeds.Texts(
        Envelope("Probe", "<d:Probe><d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes MatchBy=\"http://schemas.xmlsoap.org/ws/2005/04/discovery/rfc3986\">onvif://www.onvif.org/type onvif://www.onvif.org/hardware/%50/../a?b#c</d:Scopes></d:Probe>"),
        Envelope("Probe", "<d:Probe><d:Scopes MatchBy=\"http://schemas.xmlsoap.org/ws/2005/04/discovery/uuid\">urn:uuid:0f5d604c-81ac-4abc-8010-51dbffad55f2</d:Scopes></d:Probe>"),
        Envelope("Resolve", "<d:Resolve><w:EndpointReference><w:Address>urn:uuid:0f5d604c-81ac-4abc-8010-51dbffad55f2</w:Address></w:EndpointReference></d:Resolve>")));

    private static void ReadDns(byte[] packet) => Watched.Run(
        "DNS",
        packet.Length,
        () =>
        {
            if (DnsReader.TryRead(packet) is { } message)
            {
                DnsRecord[] all = [.. message.Answers, .. message.Additionals];
                Array.ForEach(all, record => _ = record.Name.ToString());
                _ = message.Questions.Sum(question => question.Name.Labels.Length);
            }
        },
        _ => false);

    private static void ReadSearch(byte[] packet) => Watched.Run("search", packet.Length, () => _ = SearchRequest.TryParse(packet), _ => false);

    private static void ReadProbe(byte[] packet) => Watched.Run(
        "probe",
        packet.Length,
        () =>
        {
            if (WsRequest.TryParse(packet) is { } request)
            {
                _ = ScopeMatch.All(request.Scopes, OwnScopes, request.MatchBy);
                _ = request.Types.Count(type => type is not null);
            }
        },
        _ => false);

    private static byte[] Question() =>
        [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, .. Name("_axis-video", "_tcp", "local"), 0, 0, 12, 0x80, 1];

    private static byte[] Answer() =>
    [
        0, 0, 0x84, 0, 0, 1, 0, 3, 0, 0, 0, 1,
        .. Name("_axis-video", "_tcp", "local"), 0, 0, 12, 0, 1,
        0xC0, 12, 0, 12, 0, 1, 0, 0, 0, 10, 0, 7, .. Name("AXIS"), 0xC0, 12,
        0xC0, 0x2E, 0, 16, 0, 1, 0, 0, 0, 10, 0, 4, 3, (byte)'a', (byte)'=', (byte)'b',
        0xC0, 0x2E, 0, 33, 0, 1, 0, 0, 0, 10, 0, 8, 0, 0, 0, 0, 0, 80, 0xC0, 24,
        0xC0, 24, 0, 1, 0, 1, 0, 0, 0, 10, 0, 4, 127, 0, 0, 1,
    ];

    private static byte[] Name(params string[] labels) =>
        [.. labels.SelectMany(label => System.Text.Encoding.ASCII.GetBytes(label).Prepend((byte)label.Length))];

    private static string Envelope(string action, string body) =>
        "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:w=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\" xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\">"
        + $"<e:Header><w:MessageID>uuid:1</w:MessageID><w:ReplyTo><w:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</w:Address></w:ReplyTo><w:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/{action}</w:Action></e:Header>"
        + $"<e:Body>{body}</e:Body></e:Envelope>";
}
