using System.Net;
using System.Text;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.TestKit;

namespace AxisOps.Core.Tests.Discovery.Multicast;

/// <summary>Makes answers, and reads recorded ones.</summary>
internal static class Answers
{
    public static readonly NetworkLink Lan = new(
        7, "lan0", false, [(IPAddress.Parse("192.0.2.1"), 24), (IPAddress.Parse("2001:db8::1"), 64), (IPAddress.Parse("fe80::1%7"), 64)]);

    public static byte[] Recorded(string path) => File.ReadAllBytes(Path.Combine(Repository.Fixtures, path));

    public static string RecordedText(string path) => File.ReadAllText(Path.Combine(Repository.Fixtures, path));

    public static MulticastDatagram From(string sender, byte[] packet) => new(packet, new IPEndPoint(IPAddress.Parse(sender), 1900), Lan.Index, ToMulticast: false);

    public static MulticastDatagram From(string sender, string text) => From(sender, Encoding.UTF8.GetBytes(text));

    /// <summary>An answer to a search, as Axis devices give it.</summary>
    public static byte[] Ssdp(string serial, string? location = null, string target = "urn:axis-com:service:BasicService:1") => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: {location}\r\nSERVER: Linux/4.14, UPnP/1.0, Portable SDK for UPnP devices/1.8.7\r\n"
        + $"X-User-Agent: redsonic\r\nST: {target}\r\nUSN: uuid:Upnp-BasicDevice-1_0-{serial}::{target}\r\n\r\n");

    /// <summary>An answer of WS-Discovery to the question that came in.</summary>
    public static byte[] WsDiscovery(
        string question, string endpoint, string addresses = "", string scopes = "onvif://www.onvif.org/hardware/M2036-LE onvif://www.onvif.org/name/AXIS%20M2036-LE", string types = "dn:NetworkVideoTransmitter") =>
        Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:wsdp="http://schemas.xmlsoap.org/ws/2006/02/devprof" xmlns:wprt="http://schemas.microsoft.com/windows/2006/08/wdp/print">
            <s:Header><a:RelatesTo>{IdOf(question)}</a:RelatesTo><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</a:Action></s:Header>
            <s:Body><d:ProbeMatches><d:ProbeMatch><a:EndpointReference><a:Address>{endpoint}</a:Address></a:EndpointReference><d:Types>{types}</d:Types><d:Scopes>{scopes}</d:Scopes><d:XAddrs>{addresses}</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>
            """);

    /// <summary>Cuts the id out of a question.</summary>
    public static string IdOf(string question) => question.Split("MessageID>")[1].Split('<')[0];
}
