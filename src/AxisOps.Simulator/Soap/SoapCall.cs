using System.Xml.Linq;
using AxisOps.Simulator.Endpoints;
using AxisOps.Simulator.Profiles;

namespace AxisOps.Simulator.Soap;

/// <summary>One SOAP call: what is asked of which device.</summary>
internal sealed record SoapCall(DeviceExchange Exchange, EndpointDefinition Endpoint, XElement Action)
{
    public SimulatedDevice Device => this.Exchange.Device;

    /// <summary>Gets whether connection policies are per role, as up to 6.50; later releases know the administrator's only.</summary>
    public bool PolicyPerRole => (this.Endpoint.Document.Variant ?? string.Empty).Split(' ').Contains("roles");

    public string Keystore => this.Device.ProfileData.FindEndpoint("/config/rest/cert/v1")?.Document.Keystore ?? "SOFTWARE0";

    /// <summary>An element with text, in a form safe for a body.</summary>
    public static string Element(string name, string text) => $"<{name}>{SoapText.Escape(text)}</{name}>";
}
