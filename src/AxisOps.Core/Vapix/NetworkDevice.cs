namespace AxisOps.Core.Vapix;

/// <summary>An interface of a device; null means not told.</summary>
/// <param name="Name">For example <c>eth0</c>.</param>
/// <param name="Type">wired, wlan, vlan, bridge or macsec.</param>
/// <param name="MacAddress">As the device spells it.</param>
/// <param name="HasLink">Whether it has a link.</param>
/// <param name="Addresses">Its addresses of both families.</param>
internal sealed record NetworkDevice(string? Name, string? Type, string? MacAddress, bool? HasLink, IReadOnlyList<NetworkAddress> Addresses)
{
    /// <summary>Gets up or down.</summary>
    public string? State { get; init; }

    /// <summary>Gets speed and duplex, or <c>auto</c>.</summary>
    public string? LinkMode { get; init; }

    /// <summary>Gets dhcp or static.</summary>
    public string? IPv4Mode { get; init; }

    /// <summary>Gets on, off or fallback; from API 1.21.</summary>
    public string? LinkLocalMode { get; init; }

    /// <summary>Gets the default router in use.</summary>
    public string? DefaultRouter { get; init; }

    /// <summary>Gets whether IPv6 is on.</summary>
    public bool? IsIPv6Enabled { get; init; }

    /// <summary>Gets 802.1X; null where the device has none, or tells it elsewhere.</summary>
    public PortAccess? PortAccess { get; init; }
}
