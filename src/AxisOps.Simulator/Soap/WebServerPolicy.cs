namespace AxisOps.Simulator.Soap;

/// <summary>Which protocols a role may use: <c>System.BoaGroupPolicy.*</c> as SOAP names them.</summary>
internal static class WebServerPolicy
{
    private const string Group = "System.BoaGroupPolicy.";

    public static bool IsPolicy(string name) => name is "Http" or "Https" or "HttpAndHttps";

    public static string Read(SimulatedDevice device, string role) =>
        device.GetParameter(Group + role.ToLowerInvariant())?.ToLowerInvariant() switch
        {
            "http" => "Http",
            "https" => "Https",
            _ => "HttpAndHttps",
        };

    public static void Write(SimulatedDevice device, string role, string policy)
    {
        var name = Group + role.ToLowerInvariant();
        if (device.ProfileData.Parameters.Find(name) is not null)
        {
            device.SetParameter(name, policy == "HttpAndHttps" ? "both" : policy.ToLowerInvariant());
        }
    }

    /// <summary>Whether a protocol is open at all: from 7.10 on the administrator's policy is everybody's, before each role has one.</summary>
    public static bool Opens(SimulatedDevice device, bool https)
    {
        var closed = https ? "Http" : "Https";
        var perRole = device.ProfileData.FindEndpoint("/vapix/services")?.Document.Variant?.Split(' ').Contains("roles") == true;
        string[] roles = perRole ? ["Admin", "Operator", "Viewer"] : ["Admin"];
        return roles.Any(role => Read(device, role) != closed);
    }
}
