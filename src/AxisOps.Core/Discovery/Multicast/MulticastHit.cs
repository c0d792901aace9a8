namespace AxisOps.Core.Discovery.Multicast;

/// <summary>What one answer says.</summary>
/// <param name="Key">What tells it from the other answers of its sender.</param>
/// <param name="Device">The device.</param>
/// <param name="IsAxis">Whether the answer itself claims an Axis device; otherwise it is one only if the address says so when asked.</param>
internal sealed record MulticastHit(string Key, DiscoveredDevice Device, bool IsAxis);
