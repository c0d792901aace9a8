namespace AxisOps.Core.Vapix;

/// <summary>The part of <c>getNetworkInfo</c> that an inventory needs.</summary>
/// <param name="HostName">The name in use.</param>
/// <param name="Devices">The interfaces.</param>
internal sealed record NetworkInfo(string? HostName, IReadOnlyList<NetworkDevice> Devices);
