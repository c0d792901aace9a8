using System.Xml;
using System.Xml.Linq;

namespace AxisOps.Core.Http;

/// <summary>Reads XML that a device wrote: no DTD, no external entity, bounded size and depth.</summary>
internal static class DeviceXml
{
    /// <summary>Deepest nesting accepted; recorded answers reach fourteen.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest text accepted where nothing else is said.</summary>
    public const int MaxCharacters = 4 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; a byte order mark and blanks before it are passed over.</param>
    /// <param name="maxCharacters">The longest text accepted.</param>
    /// <returns>The root element.</returns>
    /// <exception cref="XmlException">It is not XML, or out of bounds.</exception>
    public static XElement Read(string text, int maxCharacters = MaxCharacters)
    {
        string trimmed = Trim(text);
        if (trimmed.Length > maxCharacters)
        {
            throw new XmlException("it is too long.");
        }

        // Each level takes a bracket of its own, so that a short answer need not be read twice.
        if (trimmed.AsSpan().Count('<') > MaxDepth)
        {
            CheckDepth(trimmed);
        }

        using var reader = XmlReader.Create(new StringReader(trimmed), Settings);
        return XElement.Load(reader);
    }

    /// <summary>Drops what may stand before the first element of a sloppy answer.</summary>
    public static string Trim(string text) => text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');

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
