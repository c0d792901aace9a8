using System.Xml;
using System.Xml.Linq;

namespace AxisOps.Simulator.Soap;

/// <summary>Reads the action out of an envelope: no document type, bounded in size, depth and number of nodes.</summary>
internal static class SoapRequest
{
    private const int MaxBytes = 512 * 1024;
    private const int MaxDepth = 32;
    private const int MaxNodes = 10_000;

    /// <summary>The element in the body; a fault where there is none.</summary>
    public static XElement Read(byte[] body)
    {
        if (body.Length > MaxBytes)
        {
            throw Malformed();
        }

        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxBytes,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using (var check = XmlReader.Create(new MemoryStream(body), settings))
            {
                for (var nodes = 0; check.Read(); nodes++)
                {
                    if (nodes > MaxNodes || check.Depth > MaxDepth)
                    {
                        throw Malformed();
                    }
                }
            }

            using var reader = XmlReader.Create(new MemoryStream(body), settings);
            var root = XElement.Load(reader);
            return root.Name == SoapNames.Envelope + "Envelope" && root.Element(SoapNames.Envelope + "Body")?.Elements().FirstOrDefault() is { } action
                ? action
                : throw Malformed();
        }
        catch (XmlException)
        {
            throw Malformed();
        }
    }

    /// <summary>A child by its local name; requests write it with and without its namespace (API doc, certificate management).</summary>
    public static XElement? Child(this XElement from, string name) => from.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement from, string name) => from.Elements().Where(element => element.Name.LocalName == name);

    /// <summary>The text of a child; a fault where there is no such child.</summary>
    public static string Text(this XElement from, string name) => from.Child(name)?.Value.Trim() ?? throw SoapFault.InvalidArgument(name);

    private static SoapFault Malformed() => new("Not well formed", null, "WellFormed");
}
