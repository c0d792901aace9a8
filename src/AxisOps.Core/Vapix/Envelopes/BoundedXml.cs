using System.Xml;
using System.Xml.Linq;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>Parses the XML body of an answer within the bounds of <see cref="DeviceXml"/>.</summary>
internal static class BoundedXml
{
    /// <summary>Deepest nesting accepted.</summary>
    public const int MaxDepth = DeviceXml.MaxDepth;

    /// <summary>Parses the body.</summary>
    /// <exception cref="DeviceException">It is not XML or out of bounds.</exception>
    public static XElement Parse(DeviceReply reply, ApiCall call)
    {
        string text = reply.Text();
        if (!LooksLikeXml(text))
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the answer is HTML or text where XML is expected");
        }

        try
        {
            return DeviceXml.Read(text);
        }
        catch (XmlException exception)
        {
            string problem = "the answer is not the XML it should be: " + DeviceText.Message(exception.Message);
            throw call.Failure(DeviceErrorKind.Protocol, problem, null, exception);
        }
    }

    /// <summary>Tells whether a text begins like XML and not like a page for people.</summary>
    public static bool LooksLikeXml(string text) => DeviceXml.Trim(text).StartsWith('<') && !LooksLikePage(text);

    /// <summary>Tells whether a text begins like a page for people; a log of 5.x begins with a bracket too.</summary>
    public static bool LooksLikePage(string text)
    {
        string start = DeviceXml.Trim(text);
        return start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }
}
