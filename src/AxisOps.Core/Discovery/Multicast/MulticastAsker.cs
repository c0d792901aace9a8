using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>A socket that asks on one interface in one address family, and hears what is answered straight to it.</summary>
/// <param name="Link">The interface.</param>
/// <param name="Socket">The socket, bound to one address of the interface.</param>
/// <param name="Group">Where questions go.</param>
internal sealed record MulticastAsker(NetworkLink Link, Socket Socket, IPEndPoint Group);
