using System.Xml.Linq;
using AxisOps.Core.Http;
using AxisOps.Core.Vapix.Envelopes;

namespace AxisOps.Core.Vapix;

/// <summary>The SOAP operation <c>GetWebServerTlsConfiguration</c>: HTTPS of the device, also on 12.x.</summary>
internal static class WebServerTlsApi
{
    /// <summary>The namespace of the operation.</summary>
    public static readonly XNamespace WebServer = "http://www.axis.com/vapix/ws/webserver";

    private const string Operation = "GetWebServerTlsConfiguration";

    private const int MaxCiphers = 256;

    /// <summary>Reads the configuration.</summary>
    public static Task<WebServerTls> GetAsync(IDeviceChannel channel, CancellationToken cancellationToken) =>
        channel.AskAsync(SoapApi.Request(new XElement(WebServer + Operation)), SoapApi.Path, Operation, Parse, cancellationToken);

    /// <summary>Parses the configuration.</summary>
    public static WebServerTls Parse(DeviceReply reply, ApiCall call)
    {
        XElement response = SoapReply.Response(reply, call, Operation + "Response");
        XElement configuration = Child(response, "Configuration") ?? throw call.Failure(DeviceErrorKind.Protocol, "the answer has no configuration");
        XElement? policies = Child(configuration, "ConnectionPolicies");
        XElement? set = Child(configuration, "CertificateSet");
        return new WebServerTls(
            JsonValues.Flag(Child(configuration, "Tls")?.Value),
            Text(policies, "Admin"),
            Text(policies, "Operator"),
            Text(policies, "Viewer"),
            Ciphers(configuration),
            set is null ? new CertificateSet([], [], []) : CertificateSetsApi.Read(set));
    }

    private static string[] Ciphers(XElement configuration) =>
        [.. Child(configuration, "Ciphers")?.Elements()
            .Where(item => item.Name.LocalName == "Cipher")
            .Select(item => DeviceText.Value(item.Value))
            .OfType<string>()
            .Take(MaxCiphers) ?? []];

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name);

    private static string? Text(XElement? element, string name) => element is null ? null : DeviceText.Value(Child(element, name)?.Value);
}
