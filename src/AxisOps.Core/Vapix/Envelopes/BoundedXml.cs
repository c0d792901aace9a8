using System.Xml;
using System.Xml.Linq;
using AxisOps.Core.Http;

namespace AxisOps.Core.Vapix.Envelopes;

/// <summary>Parses XML of a device: no DTD, no external entity, bounded size and depth.</summary>
internal static class BoundedXml
{
    /// <summary>Deepest nesting accepted; recorded answers reach fourteen.</summary>
    public const int MaxDepth = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 4 * 1024 * 1024,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Parses the body.</summary>
    /// <exception cref="DeviceException">It is not XML or out of bounds.</exception>
    public static XElement Parse(DeviceReply reply, ApiCall call)
    {
        string text = Start(reply.Text()).ToString();
        if (!LooksLikeXml(text))
        {
            throw call.Failure(DeviceErrorKind.Protocol, "the answer is HTML or text where XML is expected");
        }

        try
        {
            CheckDepth(text);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            string problem = "the answer is not the XML it should be: " + DeviceText.Message(exception.Message);
            throw call.Failure(DeviceErrorKind.Protocol, problem, null, exception);
        }
    }

    /// <summary>Tells whether a text begins like XML and not like a page for people.</summary>
    public static bool LooksLikeXml(string text) => Start(text).StartsWith('<') && !LooksLikePage(text);

    /// <summary>Tells whether a text begins like a page for people; a log of 5.x begins with a bracket too.</summary>
    public static bool LooksLikePage(string text)
    {
        ReadOnlySpan<char> start = Start(text);
        return start.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Start(string text) => text.AsSpan().TrimStart("\uFEFF \r\n\t");

    private static void CheckDepth(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
            {
                throw new XmlException("it is nested too deep.");
            }
        }
    }
}
