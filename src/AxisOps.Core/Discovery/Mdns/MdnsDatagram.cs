using System.Net;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>A packet as it came in.</summary>
/// <param name="Data">The bytes.</param>
/// <param name="From">Who sent it.</param>
/// <param name="InterfaceIndex">The interface it came in on.</param>
/// <param name="ToMulticast">Whether it was sent to the group and therefore cannot have crossed a router.</param>
internal sealed record MdnsDatagram(ReadOnlyMemory<byte> Data, IPEndPoint From, int InterfaceIndex, bool ToMulticast);
