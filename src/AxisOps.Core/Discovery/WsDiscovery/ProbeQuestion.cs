using System.Security.Cryptography;
using System.Text;

namespace AxisOps.Core.Discovery.WsDiscovery;

/// <summary>Writes the question of WS-Discovery (April 2005, the version ONVIF prescribes).</summary>
internal static class ProbeQuestion
{
    /// <summary>Makes a message id: random in all but the bits that mark it so (RFC 9562 section 5.4).</summary>
    public static string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>Writes a question for network video transmitters.</summary>
    /// <param name="id">The id that answers name.</param>
    public static byte[] Write(string id) => Encoding.UTF8.GetBytes(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="{ProbeAnswer.Discovery}" xmlns:dn="{ProbeAnswer.OnvifNetwork}"><e:Header><w:MessageID>urn:uuid:{id}</w:MessageID><w:To e:mustUnderstand="true">urn:schemas-xmlsoap-org:ws:2005:04:discovery</w:To><w:Action e:mustUnderstand="true">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</w:Action></e:Header><e:Body><d:Probe><d:Types>dn:NetworkVideoTransmitter</d:Types></d:Probe></e:Body></e:Envelope>
        """);
}
