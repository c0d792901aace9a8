using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>What a discovery protocol sends to, and how its answers come back.</summary>
internal sealed record MulticastGroup
{
    /// <summary>Gets the IPv4 group.</summary>
    public required IPAddress V4 { get; init; }

    /// <summary>Gets the IPv6 group, of link scope.</summary>
    public required IPAddress V6 { get; init; }

    /// <summary>Gets the UDP port of the group.</summary>
    public required int Port { get; init; }

    /// <summary>Gets how many routers less one a question may pass.</summary>
    public required int TimeToLive { get; init; }

    /// <summary>Gets the largest packet that is read; a larger one is dropped.</summary>
    public required int MessageBytes { get; init; }

    /// <summary>Gets whether what others send to the group is heard too, where the port can be shared.</summary>
    public bool Listens { get; init; }

    /// <summary>Gets whether questions leave from the port of the group where it can be shared.</summary>
    public bool AsksFromPort { get; init; }

    /// <summary>Gets whether only answers from the port of the group count.</summary>
    public bool AnswersFromPort { get; init; }

    /// <summary>Gets the group of an address family.</summary>
    public IPAddress Of(AddressFamily family) => family == AddressFamily.InterNetwork ? V4 : V6;
}
