using System.Globalization;

namespace AxisOps.Simulator.Endpoints.Applications;

/// <summary>The answers of the application CGIs: text with a number, or XML (API doc, applications; the final newline is inferred).</summary>
internal static class ApplicationReply
{
    public static Reply Done { get; } = Reply.Text("text/plain", "OK\n");

    public static Reply Error(int code) => Reply.Text("text/plain", string.Create(CultureInfo.InvariantCulture, $"Error: {code}\n")) with { Refused = true };

    public static Reply Xml(string inner, string result = "ok") => Reply.Text("text/xml", $"<reply result=\"{result}\">\n{inner}</reply>\n");
}
