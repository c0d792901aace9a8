namespace AxisOps.Simulator.Soap;

/// <summary>Which protocols a role may use: <c>System.BoaGroupPolicy.*</c> as SOAP names them.</summary>
internal static class RolePolicy
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
}
