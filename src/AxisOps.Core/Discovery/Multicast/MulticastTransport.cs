using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace AxisOps.Core.Discovery.Multicast;

/// <summary>
/// The sockets of one search. Receiving only copies: parsing happens elsewhere, so that a burst of thousands of answers does not
/// overflow the kernel's buffers.
/// </summary>
internal sealed class MulticastTransport : IAsyncDisposable
{
    private const int MaxQueued = 65_536;
    private const int MaxQueuedBytes = 64 * 1024 * 1024;

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<MulticastDatagram> received = Channel.CreateBounded<MulticastDatagram>(
        new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly List<MulticastAsker> askers = [];
    private readonly List<Socket> sockets = [];
    private readonly List<Task> loops = [];
    private readonly MulticastGroup group;
    private int queuedBytes;

    private MulticastTransport(MulticastGroup group) => this.group = group;

    /// <summary>Gets the interfaces that questions go out on.</summary>
    public IReadOnlyList<NetworkLink> Links => [.. askers.Select(asker => asker.Link).Distinct()];

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
        await stop.CancelAsync().ConfigureAwait(false);
        sockets.ForEach(socket => socket.Dispose());
        await Task.WhenAll(loops).ConfigureAwait(false);
        stop.Dispose();
    }

    private void Add(Socket? socket, NetworkLink? link)
    {
        if (socket is not null)
        {
            sockets.Add(socket);
            loops.Add(Task.Run(() => ReceiveAsync(socket, link)));
        }
    }

    private async Task ReceiveAsync(Socket socket, NetworkLink? link)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(group.MessageBytes + 1, pinned: true);
        var any = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (link is null)
                {
                    SocketReceiveMessageFromResult heard =
                        await socket.ReceiveMessageFromAsync(buffer, SocketFlags.None, any, stop.Token).ConfigureAwait(false);
                    Keep(buffer.AsSpan(0, heard.ReceivedBytes), (IPEndPoint)heard.RemoteEndPoint, heard.PacketInformation.Interface, heard.PacketInformation.Address);
                }
                else
                {
                    SocketReceiveFromResult heard = await socket.ReceiveFromAsync(buffer, SocketFlags.None, any, stop.Token).ConfigureAwait(false);
                    Keep(buffer.AsSpan(0, heard.ReceivedBytes), (IPEndPoint)heard.RemoteEndPoint, link.Index, null);
                }
            }
            catch (SocketException error) when (IsPassing(error))
            {
                // A refusal that belongs to one packet sent or received, not to the socket.
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private static bool IsPassing(SocketException error) =>
        error.SocketErrorCode is SocketError.ConnectionReset or SocketError.MessageSize or SocketError.NetworkReset or SocketError.ConnectionRefused;

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
            return;
        }

        bool toGroup = sentTo is not null && (sentTo.Equals(group.V4) || sentTo.IsIPv6Multicast);
        received.Writer.TryWrite(new MulticastDatagram(data.ToArray(), from, interfaceIndex, toGroup));
    }
}
