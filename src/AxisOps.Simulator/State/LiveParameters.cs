namespace AxisOps.Simulator.State;

/// <summary>
/// Parameters whose value follows other state of the unit, whatever was stored: a mirror that some other interface writes adds a line here.
/// </summary>
internal static class LiveParameters
{
    private static readonly Dictionary<string, Func<SimulatedDevice, string?>> ByName = new(StringComparer.Ordinal)
    {
        ["System.RootPwdSet"] = device => device.IsFactoryNew ? "no" : "yes",
        ["Network.VolatileHostName.HostName"] = FollowHostName,
    };

    /// <summary>The value now; null where what is stored or recorded holds.</summary>
    public static string? Find(SimulatedDevice device, string name) =>
        ByName.TryGetValue(name, out var value) && device.ProfileData.Parameters.Find(name) is not null ? value(device) : null;

    /// <summary>The name in use is the one that was set, unless the DHCP server gives one (inferred from the parameters' names).</summary>
    private static string? FollowHostName(SimulatedDevice device) =>
        device.GetParameter("Network.VolatileHostName.ObtainFromDHCP") == "no" ? device.GetParameter("Network.HostName") : null;
}
