namespace AxisOps.Core.Discovery;

/// <summary>Two places on the network that claim one serial number in one search: a device that moved, a duplicate or an impostor.</summary>
/// <param name="SerialNumber">The serial number, in normal form.</param>
/// <param name="Address">The address of the device that was reported.</param>
/// <param name="OtherAddress">The other address that claims it.</param>
public sealed record DiscoveryConflict(string SerialNumber, string Address, string OtherAddress);
