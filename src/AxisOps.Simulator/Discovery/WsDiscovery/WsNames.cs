using System.Xml.Linq;

namespace AxisOps.Simulator.Discovery.WsDiscovery;

/// <summary>The names of SOAP 1.2, WS-Addressing 2004/08, WS-Discovery 2005/04 and ONVIF.</summary>
internal static class WsNames
{
    public const string Anonymous = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
    public const string Everybody = "urn:schemas-xmlsoap-org:ws:2005:04:discovery";
    public const string ProbeAction = "http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe";
    public const string ResolveAction = "http://schemas.xmlsoap.org/ws/2005/04/discovery/Resolve";
    public static readonly XNamespace Soap = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Addressing = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
    public static readonly XNamespace Discovery = "http://schemas.xmlsoap.org/ws/2005/04/discovery";

    /// <summary>The namespaces behind the prefixes in the types of a profile.</summary>
    public static readonly IReadOnlyDictionary<string, XNamespace> Prefixes = new Dictionary<string, XNamespace>
    {
        ["dn"] = "http://www.onvif.org/ver10/network/wsdl",
        ["tds"] = "http://www.onvif.org/ver10/device/wsdl",
    };
}
