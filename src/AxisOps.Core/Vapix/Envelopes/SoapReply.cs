using System.Xml.Linq;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>SOAP 1.2 as ONVIF and Axis services speak it; faults come with HTTP 400 or 500, and 1.1 faults are understood.</summary>
internal static class SoapReply
{
    /// <summary>The namespace of SOAP 1.2.</summary>
    public static readonly XNamespace Soap12 = "http://www.w3.org/2003/05/soap-envelope";

    private static readonly XNamespace Soap11 = "http://schemas.xmlsoap.org/soap/envelope/";

    /// <summary>Gives the element inside the body; null for an empty body.</summary>
    public static XElement? Body(DeviceReply reply, ApiCall call)
    {
        HttpFailure.ThrowIfRefused(reply, call);
        if (reply.Status is 404 or 405 or 501 || !BoundedXml.LooksLikeXml(reply.Text()))
        {
            HttpFailure.ThrowIfFailed(reply, call);
        }

        XElement envelope = BoundedXml.Parse(reply, call);
        XNamespace soap = envelope.Name.Namespace;
        if (envelope.Name.LocalName != "Envelope" || (soap != Soap12 && soap != Soap11))
        {
            HttpFailure.ThrowIfFailed(reply, call);
            throw call.Failure(DeviceErrorKind.Protocol, "the answer is XML without a SOAP envelope");
        }

        XElement body = envelope.Element(soap + "Body") ?? throw call.Failure(DeviceErrorKind.Protocol, "the SOAP envelope has no body");
        XElement? content = body.Elements().FirstOrDefault();
        if (content?.Name == soap + "Fault")
        {
            throw Fault(content, soap, call);
        }

        HttpFailure.ThrowIfFailed(reply, call);
        return content;
    }

    /// <summary>Gives the element inside the body where it must be a certain answer; by local name, since versions differ in namespaces.</summary>
    public static XElement Response(DeviceReply reply, ApiCall call, string name) =>
        Body(reply, call) is { } body && body.Name.LocalName == name
            ? body
            : throw call.Failure(DeviceErrorKind.Protocol, $"the answer has no '{name}' element");

    private static DeviceException Fault(XElement fault, XNamespace soap, ApiCall call)
    {
        bool old = soap == Soap11;
        XElement? text = old ? fault.Element("faultstring") : fault.Element(soap + "Reason")?.Element(soap + "Text");
        IEnumerable<XElement>? values = old ? fault.Elements("faultcode") : fault.Element(soap + "Code")?.Descendants(soap + "Value");
        XElement? detail = (old ? fault.Element("detail") : fault.Element(soap + "Detail"))?.Elements().FirstOrDefault();
        string[] codes = [.. (values ?? []).Select(value => LocalPart(value.Value)).Where(code => code.Length > 0)];
        string reason = text?.Value ?? string.Empty;
        string name = detail?.Name.LocalName ?? codes.LastOrDefault() ?? "fault";
        return call.Failure(Kind(codes, reason, detail?.Name.LocalName), $"{DeviceText.Message(name)}: {DeviceText.Message(reason)}");
    }

    private static DeviceErrorKind Kind(string[] codes, string reason, string? detail) =>
        codes.Contains("ActionNotSupported") || IsUnknownMethod(reason) ? DeviceErrorKind.NotSupported
        : codes.Contains("NotAuthorized") ? DeviceErrorKind.Forbidden
        : detail?.EndsWith("NotFoundFault", StringComparison.Ordinal) == true ? DeviceErrorKind.ItemNotFound
        : DeviceErrorKind.Rejected;

    // The words of the SOAP engine in the devices for an operation it does not know.
    private static bool IsUnknownMethod(string reason) =>
        reason.StartsWith("Method '", StringComparison.Ordinal) && reason.Contains("not implemented", StringComparison.Ordinal);

    private static string LocalPart(string code) => code[(code.LastIndexOf(':') + 1)..].Trim();
}
