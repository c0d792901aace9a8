namespace AxisOps.Core.Discovery;

/// <summary>Devices may be missing: packets were lost and asking again did not make up for all, or time was up while devices still came.</summary>
/// <param name="Protocol">By which protocol was searched.</param>
/// <param name="Packets">How many packets were lost for good, as far as the system tells; none where time was up while devices still came.</param>
public sealed record DiscoveryLoss(DiscoveryProtocol Protocol, long Packets);
