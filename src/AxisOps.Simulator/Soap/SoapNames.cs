using System.Xml.Linq;

namespace AxisOps.Simulator.Soap;

/// <summary>Namespaces of the SOAP services, with the prefixes of the recorded envelope.</summary>
internal static class SoapNames
{
    public static readonly XNamespace Envelope = "http://www.w3.org/2003/05/soap-envelope";
    public static readonly XNamespace Action1 = "http://www.axis.com/vapix/ws/action1";
    public static readonly XNamespace Certificates = "http://www.axis.com/vapix/ws/certificates";
    public static readonly XNamespace WebServer = "http://www.axis.com/vapix/ws/webserver";
    public static readonly XNamespace Device = "http://www.onvif.org/ver10/device/wsdl";

    /// <summary>The prefix that the recorded envelope declares for a namespace; null for others.</summary>
    public static string? Prefix(string space) => space switch
    {
        "http://www.axis.com/vapix/ws/action1" => "aa",
        "http://www.axis.com/vapix/ws/certificates" => "acertificates",
        "http://www.axis.com/vapix/ws/webserver" => "aweb",
        "http://www.axis.com/vapix/ws/event1" => "aev",
        "http://www.onvif.org/ver10/device/wsdl" => "tds",
        _ => null,
    };
}
