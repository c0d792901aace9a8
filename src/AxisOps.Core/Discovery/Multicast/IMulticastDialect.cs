using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>One protocol of question and answer by multicast.</summary>
internal interface IMulticastDialect
{
    /// <summary>Gets its name, for messages.</summary>
    string Name { get; }

    /// <summary>Gets which protocol it is.</summary>
    DiscoveryProtocol Protocol { get; }

    /// <summary>Gets what it sends to.</summary>
    MulticastGroup Group { get; }

    /// <summary>Writes the next question for one interface and address family.</summary>
    ReadOnlyMemory<byte> Question(AddressFamily family);

    /// <summary>Reads a packet. Nothing is thrown whatever it holds.</summary>
    /// <param name="datagram">The packet.</param>
    /// <param name="link">The interface it came in on.</param>
    /// <param name="now">The time.</param>
    /// <returns>What it says of devices; empty where it says nothing.</returns>
    IEnumerable<MulticastHit> Read(MulticastDatagram datagram, NetworkLink link, DateTimeOffset now);
}
