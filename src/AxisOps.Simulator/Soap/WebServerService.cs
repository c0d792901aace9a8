using System.Xml.Linq;
using AxisOps.Simulator.Certificates;

namespace AxisOps.Simulator.Soap;

/// <summary>
/// Web server TLS configuration: the only way to choose the HTTPS certificate, also on 12.x. Policies, ciphers and the switch are the
/// parameters <c>System.BoaGroupPolicy.*</c> and <c>HTTPS.*</c>; only the certificates are kept here.
/// </summary>
internal static class WebServerService
{
    private const string Ciphers = "HTTPS.Ciphers";
    private const string Enabled = "HTTPS.Enabled";
    private static readonly string[] Roles = ["Admin", "Operator", "Viewer"];

    public static async Task<string> GetAsync(SoapCall call)
    {
        var device = call.Device;
        var tls = !string.Equals(device.GetParameter(Enabled), "no", StringComparison.OrdinalIgnoreCase);
        var policies = RolesOf(call).Select(role => SoapCall.Element("aweb:" + role, RolePolicy.Read(device, role)));
        var ciphers = (device.GetParameter(Ciphers) ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(cipher => SoapCall.Element("acert:Cipher", cipher));
        var set = await CertificateStore.Of(device).SetAsync(CertificateSet.WebServer).ConfigureAwait(false);
        return "<aweb:GetWebServerTlsConfigurationResponse><aweb:Configuration name=\"WebServer\">"
            + $"<aweb:Tls>{(tls ? "true" : "false")}</aweb:Tls>"
            + $"<aweb:ConnectionPolicies>{string.Concat(policies)}</aweb:ConnectionPolicies>"
            + $"<aweb:Ciphers>{string.Concat(ciphers)}</aweb:Ciphers>"
            + $"<aweb:CertificateSet>{CertificateService.Show(set)}</aweb:CertificateSet>"
            + "</aweb:Configuration></aweb:GetWebServerTlsConfigurationResponse>";
    }

    public static async Task<string> SetAsync(SoapCall call)
    {
        var configuration = call.Action.Child("Configuration") ?? throw SoapFault.InvalidArgument("Configuration");
        var tls = configuration.Child("Tls")?.Value.Trim();
        if (tls is not (null or "true" or "false" or "1" or "0"))
        {
            throw SoapFault.InvalidArgument("Tls");
        }

        var policies = Policies(call, configuration.Child("ConnectionPolicies"));
        var ciphers = configuration.Child("Ciphers")?.Children("Cipher").Select(cipher => cipher.Value.Trim()).ToList();
        if (ciphers?.Any(cipher => cipher.Length is 0 or > 80 || !cipher.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')) == true)
        {
            throw SoapFault.InvalidArgument("Cipher");
        }

        if (configuration.Child("CertificateSet") is { } certificates)
        {
            await CertificateService.ChooseAsync(call, CertificateSet.WebServer, certificates).ConfigureAwait(false);
        }

        var device = call.Device;
        Set(device, Enabled, tls is null ? null : tls is "true" or "1" ? "yes" : "no");
        Set(device, Ciphers, ciphers is { Count: > 0 } ? string.Join(':', ciphers) : null);
        foreach (var (role, policy) in policies)
        {
            RolePolicy.Write(device, role, policy);
        }

        WebServerRestart.Begin(device);
        return "<aweb:SetWebServerTlsConfigurationResponse></aweb:SetWebServerTlsConfigurationResponse>";
    }

    private static IEnumerable<string> RolesOf(SoapCall call) => call.PolicyPerRole ? Roles : Roles.Take(1);

    private static List<(string Role, string Policy)> Policies(SoapCall call, XElement? sent)
    {
        var policies = new List<(string, string)>();
        foreach (var policy in sent?.Elements() ?? [])
        {
            if (!RolesOf(call).Contains(policy.Name.LocalName) || !RolePolicy.IsPolicy(policy.Value.Trim()))
            {
                throw SoapFault.InvalidArgument(policy.Name.LocalName);
            }

            policies.Add((policy.Name.LocalName, policy.Value.Trim()));
        }

        return policies;
    }

    private static void Set(SimulatedDevice device, string name, string? value)
    {
        if (value is not null && device.ProfileData.Parameters.Find(name) is not null)
        {
            device.SetParameter(name, value);
        }
    }
}
