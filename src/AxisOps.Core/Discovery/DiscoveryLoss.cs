namespace AxisOps.Core.Discovery;

/// <summary>Answers came faster than this computer took them in, and asking again did not make up for all: devices may be missing.</summary>
/// <param name="Protocol">By which protocol was searched.</param>
/// <param name="Packets">How many packets were lost, as far as the system tells.</param>
public sealed record DiscoveryLoss(DiscoveryProtocol Protocol, long Packets);
