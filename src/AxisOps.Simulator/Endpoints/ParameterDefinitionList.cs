using System.Text;
using System.Xml.Linq;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Endpoints;

/// <summary>
/// Writes a definition list as recorded on 5.51, 9.80 and 12.11: nested groups, two blanks deeper each, a blank before <c>/&gt;</c>. A group that two of the
/// asked ones lie in comes twice, as recorded.
/// </summary>
internal sealed class ParameterDefinitionList
{
    private readonly StringBuilder text = new();
    private string[] open = [];

    public static string Write(DeviceExchange exchange, IEnumerable<IReadOnlyList<Parameter>> groups)
    {
        var device = exchange.Device;
        var list = new ParameterDefinitionList();
        list.text.Append("<?xml version=\"1.0\" encoding=\"iso-8859-1\" ?>\n<parameterDefinitions\n")
            .Append("xmlns=\"http://www.axis.com/ParameterDefinitionsSchema\"\nxmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n")
            .Append("xsi:schemaLocation=\"http://www.axis.com/ParameterDefinitionsSchema ").Append(exchange.Request.Scheme).Append("://")
            .Append(device.Address).Append("/pub/parameterdefinitions.xsd\"\nversion=\"1.0\">\n  <model>").Append(Escape(device.ProfileData.Document.ShortName))
            .Append("</model>\n  <firmwareVersion>").Append(Escape(device.Version)).Append("</firmwareVersion>\n  <group name=\"root\">\n");
        foreach (var group in groups)
        {
            foreach (var parameter in group)
            {
                list.Enter(parameter.Segments[..^1]);
                list.Add(parameter, device.Parameters.Readable(parameter));
            }

            list.Enter([]);
        }

        return list.text.Append("  </group>\n</parameterDefinitions>\n").ToString();
    }

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private void Enter(string[] group)
    {
        var common = this.open.Zip(group).TakeWhile(pair => pair.First == pair.Second).Count();
        for (var depth = this.open.Length; depth > common; depth--)
        {
            this.Line(depth + 1, "</group>");
        }

        for (var depth = common; depth < group.Length; depth++)
        {
            this.Line(depth + 2, $"<group name=\"{Escape(group[depth])}\">");
        }

        this.open = group;
    }

    private void Add(Parameter parameter, string value)
    {
        var depth = parameter.Segments.Length + 1;
        var definition = parameter.Definition;
        this.Line(
            depth,
            $"<parameter name=\"{Escape(parameter.Segments[^1])}\" value=\"{Escape(value)}\" securityLevel=\"{definition.Level.Digits}\" niceName=\"{Escape(definition.NiceName)}\">");
        this.Element(depth + 1, definition.Type.Element);
        this.Line(depth, "</parameter>");
    }

    private void Element(int depth, XElement element)
    {
        var attributes = string.Concat(element.Attributes().Select(attribute => $" {attribute.Name.LocalName}=\"{Escape(attribute.Value)}\""));
        if (!element.HasElements)
        {
            this.Line(depth, $"<{element.Name.LocalName}{attributes} />");
            return;
        }

        this.Line(depth, $"<{element.Name.LocalName}{attributes}>");
        foreach (var child in element.Elements())
        {
            this.Element(depth + 1, child);
        }

        this.Line(depth, $"</{element.Name.LocalName}>");
    }

    private void Line(int depth, string content) => this.text.Append(' ', 2 * depth).Append(content).Append('\n');
}
