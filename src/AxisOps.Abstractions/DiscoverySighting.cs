namespace AxisOps;

/// <summary>One observation of a device: by which protocol, where, and what it announced.</summary>
/// <param name="Protocol">How it was seen.</param>
/// <param name="Address">The address it was seen at.</param>
/// <param name="Detail">The service types, names, row number or range it was seen by; device text is stripped of control characters.</param>
public sealed record DiscoverySighting(DiscoveryProtocol Protocol, string Address, string? Detail)
{
    /// <summary>Gets the address that the announcement came from; null where nobody announced anything.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// Gets whether the address was announced on the link it belongs to, or by itself: whoever announces another one could have chosen it to make
    /// this computer send requests there.
    /// </summary>
    public bool IsOnLink { get; init; }

    /// <summary>Gets the name of the interface of this computer that it was seen on; null where the network was not listened to.</summary>
    public string? Interface { get; init; }

    /// <summary>Gets when it was seen first; null where the network was not listened to.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Gets the URL of the description that it announced by SSDP; null for none, and where the URL names another host than the one that sent it.</summary>
    public string? Location { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Detail is null ? $"{Protocol} {Address}" : $"{Protocol} {Address} {Detail}";
}
