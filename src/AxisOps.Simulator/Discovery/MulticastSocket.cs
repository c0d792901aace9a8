using System.Net;
using System.Net.Sockets;

namespace AxisOps.Simulator.Discovery;

/// <summary>A UDP socket in the multicast DNS group on one interface, sharing its port with other responders on the host.</summary>
internal sealed class MulticastSocket : IDisposable
{
    private const int LinuxSocketLevel = 1;
    private const int LinuxReusePort = 15;
    private const int LinuxMulticastAll = 49;
    private const int MacSocketLevel = 0xFFFF;
    private const int MacReusePort = 0x0200;
    private static readonly IPAddress Group = IPAddress.Parse("224.0.0.251");
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public MulticastSocket(IPAddress localInterface, int port)
    {
        this.GroupEndPoint = new IPEndPoint(Group, port);
        try
        {
            this.Share();
            this.socket.Bind(new IPEndPoint(IPAddress.Any, port));
            this.socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, localInterface));
            this.socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, localInterface.GetAddressBytes());
            this.socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive, 255); // RFC 6762 section 11
            this.socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastLoopback, true);
        }
        catch
        {
            this.socket.Dispose();
            throw;
        }
    }

    public IPEndPoint GroupEndPoint { get; }

    public ValueTask<SocketReceiveFromResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        this.socket.ReceiveFromAsync(buffer, SocketFlags.None, this.GroupEndPoint, cancellationToken);

    public async Task SendAsync(byte[] packet, EndPoint to, CancellationToken cancellationToken) =>
        await this.socket.SendToAsync(packet, SocketFlags.None, to, cancellationToken).ConfigureAwait(false);

    public void Dispose() => this.socket.Dispose();

    private void Share()
    {
        this.socket.ExclusiveAddressUse = false;
        this.socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        if (OperatingSystem.IsLinux())
        {
            this.socket.SetRawSocketOption(LinuxSocketLevel, LinuxReusePort, BitConverter.GetBytes(1));

            // Otherwise packets of groups that other programs joined on other interfaces arrive here as well.
            this.socket.SetRawSocketOption((int)SocketOptionLevel.IP, LinuxMulticastAll, BitConverter.GetBytes(0));
        }
        else if (OperatingSystem.IsMacOS())
        {
            this.socket.SetRawSocketOption(MacSocketLevel, MacReusePort, BitConverter.GetBytes(1));
        }
    }
}
