using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using AxisOps.Core.Discovery.Dns;

namespace AxisOps.Core.Discovery.Mdns;

/// <summary>
/// The sockets of one search. Receiving only copies: parsing happens elsewhere, so that a burst of thousands of answers does not
/// overflow the kernel's buffers.
/// </summary>
internal sealed class MdnsTransport : IAsyncDisposable
{
    private const int MaxQueued = 65_536;
    private const int MaxQueuedBytes = 64 * 1024 * 1024;

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<MdnsDatagram> received = Channel.CreateBounded<MdnsDatagram>(
        new BoundedChannelOptions(MaxQueued) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly List<MdnsAsker> askers = [];
    private readonly List<Socket> sockets = [];
    private readonly List<Task> loops = [];
    private readonly int port;
    private int queuedBytes;

    private MdnsTransport(int port) => this.port = port;

    /// <summary>Gets the interfaces that questions go out on.</summary>
    public IReadOnlyList<MdnsInterface> Links => [.. askers.Select(asker => asker.Link).Distinct()];

    /// <summary>Opens what can be opened on the interfaces.</summary>
    public static MdnsTransport Open(IReadOnlyList<MdnsInterface> links, MdnsOptions options)
    {
        var transport = new MdnsTransport(options.Port);
        foreach (AddressFamily family in (ReadOnlySpan<AddressFamily>)[AddressFamily.InterNetwork, AddressFamily.InterNetworkV6])
        {
            transport.Add(options.IsLegacy ? null : MdnsSockets.Listen(family, options.Port, links), null);
        }

        foreach (MdnsInterface link in links)
        {
            foreach (IPAddress? own in (ReadOnlySpan<IPAddress?>)[link.V4, link.V6])
            {
                if (own is not null && MdnsSockets.Ask(link, own, options) is { } asker)
                {
                    transport.askers.Add(asker);
                    transport.Add(asker.Socket, link);
                }
            }
        }

        return transport;
    }

    /// <summary>Takes the next packet that came in, without waiting.</summary>
    public bool TryTake(out MdnsDatagram? datagram)
    {
        bool taken = received.Reader.TryRead(out datagram);
        if (taken)
        {
            Interlocked.Add(ref queuedBytes, -datagram!.Data.Length);
        }

        return taken;
    }

    /// <summary>Sends a packet to the group on one interface, in each address family it has. What the network refuses is not sent.</summary>
    public async Task SendAsync(MdnsInterface link, ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        foreach (MdnsAsker asker in askers.Where(asker => asker.Link == link))
        {
            try
            {
                await asker.Socket.SendToAsync(packet, SocketFlags.None, asker.Group, cancellationToken).ConfigureAwait(false);
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

    private void Add(Socket? socket, MdnsInterface? link)
    {
        if (socket is not null)
        {
            sockets.Add(socket);
            loops.Add(Task.Run(() => ReceiveAsync(socket, link)));
        }
    }

    private async Task ReceiveAsync(Socket socket, MdnsInterface? link)
    {
        byte[] buffer = GC.AllocateUninitializedArray<byte>(DnsLimits.MessageBytes + 1, pinned: true);
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

    /// <summary>Responders answer from the protocol's port and nowhere else (RFC 6762 section 6).</summary>
    private void Keep(ReadOnlySpan<byte> data, IPEndPoint from, int interfaceIndex, IPAddress? sentTo)
    {
        if (data.Length > DnsLimits.MessageBytes || from.Port != port)
        {
            return;
        }

        if (Interlocked.Add(ref queuedBytes, data.Length) > MaxQueuedBytes)
        {
            Interlocked.Add(ref queuedBytes, -data.Length);
            return;
        }

        bool toGroup = sentTo is not null && (sentTo.Equals(MdnsSockets.GroupV4) || sentTo.IsIPv6Multicast);
        received.Writer.TryWrite(new MdnsDatagram(data.ToArray(), from, interfaceIndex, toGroup));
    }
}
