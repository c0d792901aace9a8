using System.Net;
using System.Net.Sockets;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>Makes the sockets multicast DNS needs, beside a system responder that holds the same port.</summary>
internal static class MdnsSockets
{
    private const int ReceiveBufferBytes = 8 * 1024 * 1024;

    private const int LinuxSocketLevel = 1;
    private const int LinuxForcedReceiveBuffer = 33;

    /// <summary>RFC 6762 section 11.</summary>
    private const int TimeToLive = 255;

    public static IPAddress GroupV4 { get; } = IPAddress.Parse("224.0.0.251");

    public static IPAddress GroupV6 { get; } = IPAddress.Parse("ff02::fb");

    /// <summary>Opens a socket that hears what is sent to the group.</summary>
    /// <returns>The socket, or null where the port is taken or the group cannot be joined on any interface.</returns>
    public static Socket? Listen(AddressFamily family, int port, IEnumerable<MdnsInterface> links)
    {
        Socket? socket = Bind(family == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, port);
        if (socket is null)
        {
            return null;
        }

        // Which interface a packet came in on decides its scope and whether its addresses are near.
        bool v4 = family == AddressFamily.InterNetwork;
        socket.SetSocketOption(v4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6, SocketOptionName.PacketInformation, true);
        bool joined = false;
        foreach (MdnsInterface link in links)
        {
            joined |= Join(socket, link, v4);
        }

        if (joined)
        {
            return socket;
        }

        socket.Dispose();
        return null;
    }

    /// <summary>Opens a socket that asks on an interface: from the protocol's port where that can be shared, else from any, which is answered by unicast (RFC 6762 section 6.7).</summary>
    /// <remarks>
    /// Bound to one address, it is preferred over wildcard sockets of the same port, so a system responder does not swallow
    /// unicast answers (RFC 6762 section 15.1).
    /// </remarks>
    /// <returns>The socket, or null where the interface does not let it be used.</returns>
    public static MdnsAsker? Ask(MdnsInterface link, IPAddress own, MdnsOptions options)
    {
        bool v4 = own.AddressFamily == AddressFamily.InterNetwork;
        Socket? socket = options.IsLegacy ? null : Bind(own, options.Port);
        socket ??= Bind(own, 0);
        if (socket is null)
        {
            return null;
        }

        try
        {
            SocketOptionLevel level = v4 ? SocketOptionLevel.IP : SocketOptionLevel.IPv6;
            socket.SetSocketOption(level, SocketOptionName.MulticastInterface, v4 ? IPAddress.HostToNetworkOrder(link.Index) : link.Index);
            socket.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, TimeToLive);
            socket.SetSocketOption(level, SocketOptionName.MulticastLoopback, true);

            // Linux lets one socket join on twenty interfaces (igmp_max_memberships); what any socket joined, the listener hears.
            Join(socket, link, v4);
            IPAddress group = v4 ? GroupV4 : new IPAddress(GroupV6.GetAddressBytes(), link.Index);
            return new MdnsAsker(link, socket, new IPEndPoint(group, options.Port));
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

    private static bool Join(Socket socket, MdnsInterface link, bool v4)
    {
        if ((v4 ? link.V4 : link.V6) is null)
        {
            return false;
        }

        try
        {
            if (v4)
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(GroupV4, link.Index));
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(GroupV6, link.Index));
            }

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
