namespace AxisOps.Core.Vapix;

/// <summary>A neighbour in the network, mostly the switch; null means not told.</summary>
/// <param name="SystemName">Its name.</param>
/// <param name="Description">What it says it is.</param>
/// <param name="ChassisId">The switch itself, mostly a MAC address.</param>
/// <param name="PortId">The port the device is connected to.</param>
/// <param name="ManagementAddress">Where it is managed.</param>
/// <param name="Protocol">LLDP or CDP.</param>
internal sealed record LldpNeighbor(
    string? SystemName,
    string? Description,
    string? ChassisId,
    string? PortId,
    string? ManagementAddress,
    string? Protocol);
