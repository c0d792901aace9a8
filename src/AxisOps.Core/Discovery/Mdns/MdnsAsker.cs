using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>A socket that asks on one interface in one address family, and hears what is answered straight to it.</summary>
/// <param name="Link">The interface.</param>
/// <param name="Socket">The socket, bound to one address of the interface.</param>
/// <param name="Group">Where questions go.</param>
/// <param name="IsLegacy">Whether the port is another than the protocol's, so that answers come by unicast only (RFC 6762 section 6.7).</param>
internal sealed record MdnsAsker(MdnsInterface Link, Socket Socket, IPEndPoint Group, bool IsLegacy);
