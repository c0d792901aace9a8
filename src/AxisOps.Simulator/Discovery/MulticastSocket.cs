using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Discovery;

/// <summary>A UDP socket in a multicast group on one interface, sharing its port with other programs on the host.</summary>
internal sealed class MulticastSocket : IDisposable
{
    private const int LinuxSocketLevel = 1;
    private const int LinuxReusePort = 15;
    private const int LinuxForcedReceiveBuffer = 33;
    private const int ReceiveBufferBytes = 4 * 1024 * 1024;
    private const int LinuxMulticastAll = 49;
    private const int LinuxMulticastAll6 = 29;
    private const int MacSocketLevel = 0xFFFF;
    private const int MacReusePort = 0x0200;
    private readonly HostInterface adapter;
    private readonly MulticastGroup group;
    private readonly Socket socket;

    /// <exception cref="SocketException">The host has no multicast of this family, or another program has the port for itself.</exception>
    public MulticastSocket(HostInterface adapter, MulticastGroup group, AddressFamily family)
    {
        this.adapter = adapter;
        this.group = group;
        this.GroupEndPoint = new IPEndPoint(this.ScopedGroup(family), group.Port);
        this.socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            this.Share();
            this.EnlargeBuffer();
            this.socket.Bind(new IPEndPoint(this.IsVersion6 ? IPAddress.IPv6Any : IPAddress.Any, group.Port));
            this.Join();
            this.SpeakOnInterface(this.socket);
        }
        catch
        {
            this.socket.Dispose();
            throw;
        }
    }

    public IPEndPoint GroupEndPoint { get; }

    public AddressFamily Family => this.GroupEndPoint.AddressFamily;

    private bool IsVersion6 => this.Family == AddressFamily.InterNetworkV6;

    public ValueTask<SocketReceiveFromResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        this.socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(this.IsVersion6 ? IPAddress.IPv6Any : IPAddress.Any, 0), cancellationToken);

    /// <summary>Sends from the group's own port.</summary>
    public async Task SendAsync(byte[] packet, EndPoint to, CancellationToken cancellationToken) =>
        await this.socket.SendToAsync(packet, SocketFlags.None, to, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Sends from the first of the addresses that can be spoken from here, and from a port of its own. A fleet listens with
    /// one socket, but who asks is told by each device itself. A datagram is with the system at once, so nothing is awaited: thousands answer in a second.
    /// </summary>
    public void SendFrom(IEnumerable<IPAddress> own, IEnumerable<byte[]> packets, EndPoint to)
    {
        using var speaker = new Socket(this.Family, SocketType.Dgram, ProtocolType.Udp);
        if (own.FirstOrDefault(address => address.AddressFamily == this.Family && this.CanSpeakFrom(address)) is { } address)
        {
            speaker.Bind(new IPEndPoint(address, 0));
        }

        if (to.Equals(this.GroupEndPoint))
        {
            this.SpeakOnInterface(speaker);
        }

        foreach (var packet in packets)
        {
            speaker.SendTo(packet, SocketFlags.None, to);
        }
    }

    public void Dispose() => this.socket.Dispose();

    private IPAddress ScopedGroup(AddressFamily family) => family == AddressFamily.InterNetworkV6
        ? new IPAddress(this.group.Version6.GetAddressBytes(), this.adapter.Index)
        : this.group.Version4;

    private bool CanSpeakFrom(IPAddress address) => this.adapter.IsLoopback ? IPAddress.IsLoopback(address) : this.adapter.Holds(address);

    private void Join()
    {
        if (this.IsVersion6)
        {
            var membership = new IPv6MulticastOption(this.group.Version6, this.adapter.Index);
            this.socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, membership);
        }
        else
        {
            var membership = new MulticastOption(this.group.Version4, this.adapter.Version4 ?? throw new SocketException((int)SocketError.AddressNotAvailable));
            this.socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, membership);
        }
    }

    private void SpeakOnInterface(Socket speaker)
    {
        var level = this.IsVersion6 ? SocketOptionLevel.IPv6 : SocketOptionLevel.IP;
        if (this.IsVersion6)
        {
            speaker.SetSocketOption(level, SocketOptionName.MulticastInterface, this.adapter.Index);
        }
        else
        {
            speaker.SetSocketOption(level, SocketOptionName.MulticastInterface, BinaryPrimitives.ReadInt32LittleEndian(this.adapter.Version4!.GetAddressBytes()));
        }

        speaker.SetSocketOption(level, SocketOptionName.MulticastTimeToLive, this.group.HopLimit);
        speaker.SetSocketOption(level, SocketOptionName.MulticastLoopback, true);
    }

    /// <summary>A fleet hears all it says itself, beside the questions; the system allows more than <c>net.core.rmem_max</c> to root only.</summary>
    private void EnlargeBuffer()
    {
        this.socket.ReceiveBufferSize = ReceiveBufferBytes;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            try
            {
                this.socket.SetRawSocketOption(LinuxSocketLevel, LinuxForcedReceiveBuffer, BitConverter.GetBytes(ReceiveBufferBytes));
            }
            catch (SocketException)
            {
                // Root of a container may not.
            }
        }
    }

    private void Share()
    {
        this.socket.ExclusiveAddressUse = false;
        this.socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        if (this.IsVersion6)
        {
            this.socket.DualMode = false;
        }

        if (OperatingSystem.IsLinux())
        {
            this.socket.SetRawSocketOption(LinuxSocketLevel, LinuxReusePort, BitConverter.GetBytes(1));

            // Otherwise packets of groups that other programs joined on other interfaces arrive here as well.
            var (level, option) = this.IsVersion6 ? (SocketOptionLevel.IPv6, LinuxMulticastAll6) : (SocketOptionLevel.IP, LinuxMulticastAll);
            this.socket.SetRawSocketOption((int)level, option, BitConverter.GetBytes(0));
        }
        else if (OperatingSystem.IsMacOS())
        {
            this.socket.SetRawSocketOption(MacSocketLevel, MacReusePort, BitConverter.GetBytes(1));
        }
    }
}
