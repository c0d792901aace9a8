namespace AxisOps;

/// <summary>One observation of a device: by which protocol, where, and what it announced.</summary>
/// <param name="Protocol">How it was seen.</param>
/// <param name="Address">The address it was seen at.</param>
/// <param name="Detail">The service type, row number or range it was seen by; device text is stripped of control characters.</param>
public sealed record DiscoverySighting(DiscoveryProtocol Protocol, string Address, string? Detail)
{
    /// <inheritdoc/>
    public override string ToString() => Detail is null ? $"{Protocol} {Address}" : $"{Protocol} {Address} {Detail}";
}
