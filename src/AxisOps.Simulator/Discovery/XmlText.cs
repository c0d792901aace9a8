using System.Security;

namespace AxisOps.Simulator.Discovery;

/// <summary>Text as it stands in an element or a quoted attribute.</summary>
internal static class XmlText
{
    public static string Escape(string text) => SecurityElement.Escape(text) ?? string.Empty;
}
