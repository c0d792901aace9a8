namespace AxisOps.Core.Vapix;

/// <summary>What <c>getNetworkInfo</c> tells; null means not told.</summary>
/// <param name="HostName">The name in use.</param>
/// <param name="Devices">The interfaces.</param>
internal sealed record NetworkInfo(string? HostName, IReadOnlyList<NetworkDevice> Devices)
{
    /// <summary>Gets whether DHCP gives the name.</summary>
    public bool? UsesDhcpHostName { get; init; }

    /// <summary>Gets whether DHCP gives the name servers.</summary>
    public bool? UsesDhcpResolver { get; init; }

    /// <summary>Gets the name servers in use.</summary>
    public IReadOnlyList<string> NameServers { get; init; } = [];

    /// <summary>Gets the search domains in use.</summary>
    public IReadOnlyList<string> SearchDomains { get; init; } = [];

    /// <summary>Gets the domain in use.</summary>
    public string? DomainName { get; init; }

    /// <summary>Gets the proxies; null before API 1.33 (AXIS OS 11.11).</summary>
    public NetworkProxies? Proxies { get; init; }
}
