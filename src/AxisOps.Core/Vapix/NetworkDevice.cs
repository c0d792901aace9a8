namespace AxisOps.Core.Vapix;

/// <summary>An interface of a device.</summary>
/// <param name="Name">For example <c>eth0</c>.</param>
/// <param name="Type">wired, wlan, vlan, bridge or macsec; null when not told.</param>
/// <param name="MacAddress">As the device spells it.</param>
/// <param name="HasLink">Whether it has a link.</param>
/// <param name="Addresses">Its addresses of both families.</param>
internal sealed record NetworkDevice(string? Name, string? Type, string? MacAddress, bool? HasLink, IReadOnlyList<NetworkAddress> Addresses);
