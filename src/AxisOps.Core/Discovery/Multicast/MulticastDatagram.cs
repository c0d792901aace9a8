using System.Net;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>A packet as it came in.</summary>
/// <param name="Data">The bytes.</param>
/// <param name="From">Who sent it.</param>
/// <param name="InterfaceIndex">The interface it came in on.</param>
/// <param name="ToMulticast">Whether it was sent to the group and therefore cannot have crossed a router.</param>
internal sealed record MulticastDatagram(ReadOnlyMemory<byte> Data, IPEndPoint From, int InterfaceIndex, bool ToMulticast);
