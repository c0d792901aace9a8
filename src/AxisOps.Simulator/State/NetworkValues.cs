using System.Collections.Immutable;

namespace AxisOps.Simulator.State;

/// <summary>What somebody changed of a unit's network; null is as the profile's recording says.</summary>
internal sealed record NetworkValues
{
    public string? ConfigurationMode { get; init; }

    public IReadOnlyList<StaticAddress>? StaticAddresses { get; init; }

    public string? StaticDefaultRouter { get; init; }

    public bool? StaticFallback { get; init; }

    public bool? DhcpStaticRoutes { get; init; }

    public string? LinkLocalMode { get; init; }

    public bool? Ipv6Enabled { get; init; }

    public bool? UseDhcpHostName { get; init; }

    public string? StaticHostName { get; init; }

    public bool? UseDhcpResolver { get; init; }

    public IReadOnlyList<string>? NameServers { get; init; }

    public IReadOnlyList<string>? SearchDomains { get; init; }

    public string? DomainName { get; init; }

    public string? HttpProxy { get; init; }

    public string? HttpsProxy { get; init; }

    public string? NoProxy { get; init; }

    /// <summary>Gets the numbers of the VLANs, in the order they were added.</summary>
    public ImmutableList<int> Vlans { get; init; } = [];

    public bool? Dot1XEnabled { get; init; }

    public string? Dot1XMode { get; init; }

    /// <summary>Gets the changes by mode, such as <c>WPA-Enterprise-EAPTLS</c>.</summary>
    public ImmutableDictionary<string, Dot1XValues> Dot1X { get; init; } = ImmutableDictionary<string, Dot1XValues>.Empty;
}
