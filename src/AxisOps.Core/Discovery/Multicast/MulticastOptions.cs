namespace AxisOps.Core.Discovery.Multicast;

/// <summary>How to search with SSDP or WS-Discovery.</summary>
public sealed record MulticastOptions
{
    /// <summary>
    /// Gets how long to listen. It becomes up to three times as much while asking again brings devices that were not known, or packets are lost.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets the interfaces to search on: names, descriptions, numbers or own addresses, compared without case. Empty for every interface
    /// that is up and can multicast, loopback included.
    /// </summary>
    public IReadOnlyList<string> Interfaces { get; init; } = [];

    /// <summary>Gets how long one that answered without a serial number may take to tell it when asked.</summary>
    public TimeSpan ProbeTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets who hears, once at the end, that devices may be missing. Called from a thread of the search; null for nobody.</summary>
    public Action<DiscoveryLoss>? Lost { get; init; }

    /// <summary>Gets how much later than planned a question may go out, from 0 to 1 of a tenth of a second, so that many searches do not ask in step.</summary>
    internal Func<double> Jitter { get; init; } = () => System.Security.Cryptography.RandomNumberGenerator.GetInt32(1000) / 1000.0;

    /// <summary>Gets the UDP port that is spoken instead of the protocol's own; only tests need another.</summary>
    internal int? Port { get; init; }
}
