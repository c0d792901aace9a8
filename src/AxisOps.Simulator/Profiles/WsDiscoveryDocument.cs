namespace AxisOps.Simulator.Profiles;

/// <summary>The WS-Discovery side of a release.</summary>
internal sealed record WsDiscoveryDocument
{
    public required string Origin { get; init; }

    public required string Source { get; init; }

    /// <summary>Gets the parameter that turns it on and off; null where it is always on.</summary>
    public string? Switch { get; init; }

    /// <summary>Gets the types, with the prefixes <c>tds</c> and <c>dn</c> of the recorded envelope.</summary>
    public required string[] Types { get; init; }

    public required string[] Scopes { get; init; }
}
