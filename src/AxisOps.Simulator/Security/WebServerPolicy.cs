using AxisOps.Simulator.Soap;

namespace AxisOps.Simulator.Security;

/// <summary>Which of the two ports answer: the release, the certificate, <c>HTTPS.Enabled</c>, and the policy per role in
/// <c>System.BoaGroupPolicy</c>, but while the web server starts over.</summary>
internal static class WebServerPolicy
{
    private const string Group = "System.BoaGroupPolicy.";
    private static readonly string[] PolicyOfAll = [Group + "admin", Group + "operator", Group + "viewer"];
    private static readonly string[] PolicyOfAdministrators = PolicyOfAll[..1];

    /// <summary>Not where the policy lets in by HTTPS only.</summary>
    public static bool ServesHttp(SimulatedDevice device) => device.ProfileData.Document.Http.Enabled && !Only(device, "https") && !WebServerRestart.IsUnderWay(device);

    /// <summary>Not where the policy lets in by HTTP only (inferred), nor before somebody made a certificate on releases that have none.</summary>
    public static bool ServesHttps(SimulatedDevice device) =>
        device.ProfileData.Document.Tls.Enabled
        && (!device.IsFactoryNew || device.ProfileData.Document.Tls.WhenFactoryNew)
        && !string.Equals(device.GetParameter("HTTPS.Enabled"), "no", StringComparison.OrdinalIgnoreCase)
        && !Only(device, "http")
        && !WebServerRestart.IsUnderWay(device);

    /// <summary>Whether all roles that count are let in by one scheme only.</summary>
    private static bool Only(SimulatedDevice device, string scheme)
    {
        foreach (var policy in device.ProfileData.Document.Http.PolicyPerRole ? PolicyOfAll : PolicyOfAdministrators)
        {
            if (!string.Equals(device.GetParameter(policy), scheme, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
