using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// The sockets of one search. Receiving only copies, on a thread of its own: parsing happens elsewhere, and no other work of the process is waited for, so
/// that a burst of thousands of answers does not overflow the kernel's buffers.
/// </summary>
internal sealed class MulticastTransport : IAsyncDisposable
{
    private const int MaxQueued = 65_536;
    private const int MaxQueuedBytes = 64 * 1024 * 1024;

    /// <summary>How many packets are taken from one socket before the others are looked at.</summary>
    private const int MaxAtOnce = 256;
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(20);

    private readonly Channel<MulticastDatagram> received = Channel.CreateBounded<MulticastDatagram>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true, SingleWriter = true });

    private readonly List<MulticastAsker> askers = [];
    private readonly Dictionary<Socket, NetworkLink?> sockets = [];
    private readonly MulticastGroup group;
    private Task receiving = Task.CompletedTask;
    private volatile bool isStopping;
    private int queuedBytes;
    private long unqueued;

    private MulticastTransport(MulticastGroup group) => this.group = group;

    /// <summary>Gets the interfaces that questions go out on.</summary>
    public IReadOnlyList<NetworkLink> Links => [.. askers.Select(asker => asker.Link).Distinct()];

    /// <summary>Gets how many packets were lost: by the system where it tells, and because too many wait to be read.</summary>
    public long Lost => Interlocked.Read(ref unqueued) + sockets.Keys.Sum(SocketDrops.Of);

    /// <summary>Gets a value indicating whether packets wait to be taken.</summary>
    public bool HasUnread => received.Reader.TryPeek(out _);

    /// <summary>Opens what can be opened on the interfaces.</summary>
    public static MulticastTransport Open(IReadOnlyList<NetworkLink> links, MulticastGroup group)
    {
        var transport = new MulticastTransport(group);
        foreach (AddressFamily family in (ReadOnlySpan<AddressFamily>)[AddressFamily.InterNetwork, AddressFamily.InterNetworkV6])
        {
            transport.Add(group.Listens ? MulticastSockets.Listen(family, group, links) : null, null);
        }

        foreach (NetworkLink link in links)
        {
            foreach (IPAddress? own in (ReadOnlySpan<IPAddress?>)[link.V4, link.V6])
            {
                if (own is not null && MulticastSockets.Ask(link, own, group) is { } asker)
                {
                    transport.askers.Add(asker);
                    transport.Add(asker.Socket, link);
                }
            }
        }

        transport.receiving = Task.Factory.StartNew(transport.Receive, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return transport;
    }

    /// <summary>Takes the next packet that came in, without waiting.</summary>
    public bool TryTake(out MulticastDatagram? datagram)
    {
        bool taken = received.Reader.TryRead(out datagram);
        if (taken)
        {
            Interlocked.Add(ref queuedBytes, -datagram!.Data.Length);
        }

        return taken;
    }

    /// <summary>Sends a packet to the group on one interface, in each address family it has. What the network refuses is not sent.</summary>
    public Task SendAsync(NetworkLink link, ReadOnlyMemory<byte> packet, CancellationToken cancellationToken) =>
        SendAsync(link, _ => packet, cancellationToken);

    /// <summary>Sends a packet of its own in each address family.</summary>
    public async Task SendAsync(NetworkLink link, Func<AddressFamily, ReadOnlyMemory<byte>> packet, CancellationToken cancellationToken)
    {
        foreach (MulticastAsker asker in askers.Where(asker => asker.Link == link))
        {
            try
            {
                await asker.Socket.SendToAsync(packet(asker.Group.AddressFamily), SocketFlags.None, asker.Group, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // An interface may go down or lack a route; the others still find what they find.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        isStopping = true;
        await receiving.ConfigureAwait(false);
        foreach (Socket socket in sockets.Keys)
        {
            socket.Dispose();
        }
    }

    private void Add(Socket? socket, NetworkLink? link)
    {
        if (socket is not null)
        {
            socket.Blocking = false;
            sockets.Add(socket, link);
        }
    }

    private void Receive()
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(group.MessageBytes + 1);
        List<Socket> open = [.. sockets.Keys];
        while (!isStopping && open.Count > 0)
        {
            List<Socket> ready = [.. open];
            try
            {
                Socket.Select(ready, null, null, MaxWait);
            }
            catch (SocketException)
            {
                // One of them is broken; taking from each tells which.
            }

            open.RemoveAll(socket => ready.Contains(socket) && !TryDrain(socket, buffer));
        }
    }

    /// <summary>Takes out what waits.</summary>
    /// <returns>False where the socket is of no further use.</returns>
    private bool TryDrain(Socket socket, byte[] buffer)
    {
        try
        {
            int taken = 0;
            do
            {
                TakeOne(socket, buffer);
            }
            while (++taken < MaxAtOnce && socket.Available > 0);
            return true;
        }
        catch (SocketException error)
        {
            return IsPassing(error);
        }
    }

    private void TakeOne(Socket socket, byte[] buffer)
    {
        EndPoint from = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        if (sockets[socket] is { } link)
        {
            int length = socket.ReceiveFrom(buffer, ref from);
            Keep(buffer.AsSpan(0, length), (IPEndPoint)from, link.Index, null);
        }
        else
        {
            SocketFlags flags = SocketFlags.None;
            int length = socket.ReceiveMessageFrom(buffer, ref flags, ref from, out IPPacketInformation information);
            Keep(buffer.AsSpan(0, length), (IPEndPoint)from, information.Interface, information.Address);
        }
    }

    /// <summary>A refusal that belongs to one packet sent or received, not to the socket.</summary>
    private static bool IsPassing(SocketException error) =>
        error.SocketErrorCode is SocketError.ConnectionReset or SocketError.MessageSize or SocketError.NetworkReset or SocketError.ConnectionRefused
            or SocketError.WouldBlock or SocketError.TimedOut;

    /// <summary>Responders of multicast DNS answer from its port and nowhere else (RFC 6762 section 6).</summary>
    private void Keep(ReadOnlySpan<byte> data, IPEndPoint from, int interfaceIndex, IPAddress? sentTo)
    {
        if (data.Length > group.MessageBytes || (group.AnswersFromPort && from.Port != group.Port))
        {
            return;
        }

        if (Interlocked.Add(ref queuedBytes, data.Length) > MaxQueuedBytes)
        {
            Interlocked.Add(ref queuedBytes, -data.Length);
            Interlocked.Increment(ref unqueued);
            return;
        }

        bool toGroup = sentTo is not null && (sentTo.Equals(group.V4) || sentTo.IsIPv6Multicast);
        if (!received.Writer.TryWrite(new MulticastDatagram(data.ToArray(), from, interfaceIndex, toGroup)))
        {
            Interlocked.Add(ref queuedBytes, -data.Length);
            Interlocked.Increment(ref unqueued);
        }
    }
}
