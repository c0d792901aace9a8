using System.Net;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>How to search with multicast DNS.</summary>
public sealed record MdnsOptions
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

    /// <summary>Gets how long a device must have told nothing new before it is reported, so that its ports and addresses come out together.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets how long a report may be delayed by news of the device, or, while it lacks a port, of the others on its link.</summary>
    public TimeSpan MaxSettleTime { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Gets who hears, once at the end, that devices may be missing. Called from a thread of the search; null for nobody.</summary>
    public Action<DiscoveryLoss>? Lost { get; init; }

    /// <summary>Gets the UDP port that is spoken; only tests need another.</summary>
    internal int Port { get; init; } = 5353;

    /// <summary>Gets whether to act as if <see cref="Port"/> could not be shared, which a test cannot bring about without disturbing others.</summary>
    internal bool IsLegacy { get; init; }

    /// <summary>Gets the group of multicast DNS (RFC 6762 sections 3, 6 and 11).</summary>
    internal MulticastGroup Group => new()
    {
        V4 = GroupV4,
        V6 = GroupV6,
        Port = Port,
        TimeToLive = 255,
        MessageBytes = DnsLimits.MessageBytes,
        Listens = !IsLegacy,
        AsksFromPort = !IsLegacy,
        AnswersFromPort = true,
    };

    internal static IPAddress GroupV4 { get; } = IPAddress.Parse("224.0.0.251");

    private static IPAddress GroupV6 { get; } = IPAddress.Parse("ff02::fb");
}
