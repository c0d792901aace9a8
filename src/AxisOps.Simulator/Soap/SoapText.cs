using System.Text;
using System.Xml;

namespace AxisOps.Simulator.Soap;

/// <summary>Text inside an element, escaped as devices do: quotation marks stay (recorded). What XML cannot hold becomes a question mark.</summary>
internal static class SoapText
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]))
            {
                escaped.Append(character).Append(text[++index]);
                continue;
            }

            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => XmlConvert.IsXmlChar(character) ? character.ToString() : "?",
            });
        }

        return escaped.ToString();
    }
}
