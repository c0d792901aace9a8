using System.Text;
using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The SOAP services behind <c>/vapix/services</c>: Axis and ONVIF operations, every firmware.</summary>
internal static class SoapApi
{
    public const string Path = "/vapix/services";

    /// <summary>Calls an operation.</summary>
    /// <param name="channel">The device.</param>
    /// <param name="operation">The element that names it, with its parameters.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The element inside the answer's body; null for an empty body.</returns>
    public static Task<XElement?> CallAsync(IDeviceChannel channel, XElement operation, CancellationToken cancellationToken) =>
        channel.AskAsync(Request(operation), Path, operation.Name.LocalName, SoapReply.Body, cancellationToken);

    /// <summary>Makes the request.</summary>
    public static DeviceRequest Request(XElement operation)
    {
        var envelope = new XElement(
            SoapReply.Soap12 + "Envelope",
            new XAttribute(XNamespace.Xmlns + "soap", SoapReply.Soap12.NamespaceName),
            new XElement(SoapReply.Soap12 + "Body", operation));
        return new DeviceRequest(HttpMethod.Post, Path)
        {
            Body = Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)),
            ContentType = "application/soap+xml; charset=utf-8",
        };
    }
}
