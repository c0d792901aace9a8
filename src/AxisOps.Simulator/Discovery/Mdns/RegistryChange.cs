namespace AxisOps.Simulator.Discovery.Mdns;

/// <summary>What to tell the link after a device changed.</summary>
internal sealed record RegistryChange(IReadOnlyList<ResponseGroup> Goodbyes, IReadOnlyList<ResponseGroup> Announcements);
