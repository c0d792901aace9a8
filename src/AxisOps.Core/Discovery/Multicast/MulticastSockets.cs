using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>Makes the sockets a multicast protocol needs, beside a system service that holds the same port.</summary>
internal static class MulticastSockets
{
    /// <summary>Room for what 5,000 devices answer within half a second, 2 KiB each, which Linux counts double.</summary>
    private const int ReceiveBufferBytes = 32 * 1024 * 1024;

    private const int LinuxSocketLevel = 1;
    private const int LinuxForcedReceiveBuffer = 33;

    /// <summary>Opens a socket that hears what is sent to the group.</summary>
    /// <returns>The socket, or null where the port is taken or the group cannot be joined on any interface.</returns>
    public static Socket? Listen(AddressFamily family, MulticastGroup group, IEnumerable<NetworkLink> links)
    {
        Socket? socket = Bind(family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, group.Port);
        if (socket is null)
        {
            return null;
        }

        // Which interface a packet came in on decides its scope and whether its addresses are near.
        bool v4 = family == AddressFamily.InterNetwork;
        socket.SetSocketOption(v4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6, SocketOptionName.PacketInformation, true);
        bool joined = false;
        foreach (NetworkLink link in links)
        {
            joined |= Join(socket, link, group, v4);
        }

        if (joined)
        {
            return socket;
        }

        socket.Dispose();
        return null;
    }

    /// <summary>Opens a socket that asks on an interface: from the protocol's port where it is to be used and can be shared, else from any, which is answered by unicast (RFC 6762 section 6.7).</summary>
    /// <remarks>
    /// Bound to one address, it is preferred over wildcard sockets of the same port, so a system responder does not swallow
    /// unicast answers (RFC 6762 section 15.1).
    /// </remarks>
    /// <returns>The socket, or null where the interface does not let it be used.</returns>
    public static MulticastAsker? Ask(NetworkLink link, IPAddress own, MulticastGroup group)
    {
        bool v4 = own.AddressFamily == AddressFamily.InterNetwork;
        Socket? socket = group.AsksFromPort ? Bind(own, group.Port) : null;
        socket ??= Bind(own, 0);
        if (socket is null)
        {
            return null;
        }

        try
        {
            SocketOptionLevel level = v4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6;
            socket.SetSocketOption(level, SocketOptionName.MulticastInterface, v4 ? IPAddress.HostToNetworkOrder(link.Index) : link.Index);
            socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, group.TimeToLive);
            socket.SetSocketOption(level, SocketOptionName.MulticastLoopback, true);

            // Linux lets one socket join on twenty interfaces (igmp_max_memberships); what any socket joined, the listener hears.
            if (group.Listens)
            {
                Join(socket, link, group, v4);
            }

            IPAddress to = v4 ? group.V4 : new IPAddress(group.V6.GetAddressBytes(), link.Index);
            return new MulticastAsker(link, socket, new IPEndPoint(to, group.Port));
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static Socket? Bind(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (port != 0)
            {
                // The runtime sets SO_REUSEADDR and SO_REUSEPORT for this one; a responder of another user shares by the former.
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            }

            if (address.AddressFamily == AddressFamily.InterNetworkV6)
            {
                socket.DualMode = false;
            }

            EnlargeBuffer(socket);
            socket.Bind(new IPEndPoint(address, port));
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Linux cuts the size to <c>net.core.rmem_max</c>, room for some hundred answers, unless a privileged process insists.</summary>
    private static void EnlargeBuffer(Socket socket)
    {
        socket.ReceiveBufferSize = ReceiveBufferBytes;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            try
            {
                socket.SetRawSocketOption(LinuxSocketLevel, LinuxForcedReceiveBuffer, BitConverter.GetBytes(ReceiveBufferBytes));
            }
            catch (SocketException)
            {
                // Root of a container may lack CAP_NET_ADMIN; repeated questions then make up for what is lost.
            }
        }
    }

    private static bool Join(Socket socket, NetworkLink link, MulticastGroup group, bool v4)
    {
        if ((v4 ? link.V4 : link.V6) is null)
        {
            return false;
        }

        try
        {
            if (v4)
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group.V4, link.Index));
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(group.V6, link.Index));
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
