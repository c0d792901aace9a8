using System.Text;
using AxisOps.Simulator.Endpoints;

namespace AxisOps.Simulator.Faults;

/// <summary>Answers with entities of entities: a thousand bytes that a careless reader makes gigabytes of.</summary>
internal sealed class XmlBombFault : Fault
{
    private const int Levels = 10;
    private static readonly string Document = Make();

    public override Reply? Answer(DeviceExchange exchange) => Reply.Text("text/xml; charset=utf-8", Document);

    private static string Make()
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE bomb [\n<!ENTITY e0 \"boom\">\n");
        for (var level = 1; level < Levels; level++)
        {
            var inner = string.Concat(Enumerable.Repeat($"&e{level - 1};", 10));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"<!ENTITY e{level} \"{inner}\">\n");
        }

        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"]>\n<bomb>&e{Levels - 1};</bomb>\n").ToString();
    }
}
