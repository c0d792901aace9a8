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
        ["Network.Resolver.NameServer1"] = device => Servers(device) is { } servers ? servers.ElementAtOrDefault(0) ?? string.Empty : null,
        ["Network.Resolver.NameServer2"] = device => Servers(device) is { } servers ? servers.ElementAtOrDefault(1) ?? string.Empty : null,
        ["Network.Resolver.NameServerList"] = device => Servers(device) is { } servers ? string.Join(' ', servers) : null,
        ["Network.eth0.Broadcast"] = device => Static(device)?.StaticAddresses?[0].Broadcast,
        ["Network.eth0.SubnetMask"] = device => Static(device)?.StaticAddresses?[0] is { } address ? NetworkSettings.Mask(address.PrefixLength) : null,
        ["Network.Routing.DefaultRouter"] = device => Static(device)?.StaticDefaultRouter,
    };

    /// <summary>The value now; null where what is stored or recorded holds.</summary>
    public static string? Find(SimulatedDevice device, string name) =>
        ByName.TryGetValue(name, out var value) && device.ProfileData.Parameters.Find(name) is not null ? value(device) : null;

    /// <summary>The name in use is the one that was set, unless the DHCP server gives one (inferred from the parameters' names).</summary>
    private static string? FollowHostName(SimulatedDevice device) =>
        device.GetParameter("Network.VolatileHostName.ObtainFromDHCP") == "no" ? device.GetParameter("Network.HostName") : null;

    /// <summary>The name servers in use where somebody chose them; null while they come from the lease. What is between several is inferred.</summary>
    private static IReadOnlyList<string>? Servers(SimulatedDevice device) =>
        Changed(device) is { UseDhcpResolver: false } values ? values.NameServers ?? [] : null;

    /// <summary>The settings of a unit with a static address; null while it has a lease.</summary>
    private static NetworkValues? Static(SimulatedDevice device) =>
        Changed(device) is { ConfigurationMode: "static", StaticAddresses.Count: > 0 } values ? values : null;

    /// <summary>What somebody changed of the network; null, and nothing made, on a unit nobody touched.</summary>
    private static NetworkValues? Changed(SimulatedDevice device) =>
        device.State.Peek<NetworkSettings>() is not null || device.State.Peek<ParameterState>() is not null ? NetworkSettings.Of(device).Value : null;
}
