using System.Xml;
using System.Xml.Linq;
using AxisOps.HelpBuilder.Commands;
using AxisOps.HelpBuilder.Pages;

namespace AxisOps.HelpBuilder.Output;

/// <summary>Writes the MAML that <c>Get-Help</c> reads. Without <c>command:syntax</c> its SYNTAX would stay empty.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";

    public static string Write(ModuleShape module, PageSet pages)
    {
        XElement root = new(
            Msh + "helpItems",
            new XAttribute("schema", "maml"),
            module.Commands
                .Where(command => pages.Pages.ContainsKey(command.Name))
                .Select(command => new MamlCommand(command, pages.Pages[command.Name], pages).ToXml()));
        XmlWriterSettings settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using StringWriter text = new();
        text.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter writer = XmlWriter.Create(text, settings))
        {
            root.WriteTo(writer);
        }

        return text.ToString() + "\n";
    }
}
