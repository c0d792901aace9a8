using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Mdns;

/// <summary>
/// Answers multicast DNS on loopback, at a port the system chose, so that tests do not disturb one another or the host.
/// </summary>
internal sealed class LoopbackResponder : IAsyncDisposable
{
    private const int PacketsPerMillisecond = 50;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<DnsMessage, IEnumerable<byte[]>> answer;
    private readonly Channel<(DnsMessage Query, IPEndPoint From)> queries = Channel.CreateBounded<(DnsMessage, IPEndPoint)>(4096);
    private readonly Task loops;

    /// <param name="answer">What to answer a question with.</param>
    /// <param name="shared">Whether others may bind the same port.</param>
    /// <param name="unicast">Whether answers go to the asker instead of the group.</param>
    public LoopbackResponder(Func<DnsMessage, IEnumerable<byte[]>> answer, bool shared = true, bool unicast = false)
    {
        this.answer = answer;
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        if (shared)
        {
            // Bound first and shared afterwards: sharing at once could give two tests the same port.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

        int loopback = NetworkLink.List(["127.0.0.1"])[0].Index;
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(MdnsOptions.GroupV4, loopback));
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(loopback));
        loops = Task.WhenAll(Task.Run(ReceiveAsync), Task.Run(() => AnswerAsync(unicast)));
    }

    public int Port { get; }

    /// <summary>Gets the questions that came in, in order.</summary>
    public ConcurrentQueue<(DnsMessage Message, IPEndPoint From)> Heard { get; } = [];

    public MdnsOptions Options(double timeoutSec = 10) =>
        new() { Port = Port, Interfaces = ["127.0.0.1"], Timeout = TimeSpan.FromSeconds(timeoutSec) };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loops;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        byte[] buffer = new byte[DnsLimits.MessageBytes];
        try
        {
            while (true)
            {
                SocketReceiveFromResult heard = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), stop.Token);
                if (Query(buffer.AsSpan(0, heard.ReceivedBytes)) is { } query)
                {
                    Heard.Enqueue((query, (IPEndPoint)heard.RemoteEndPoint));
                    await queries.Writer.WriteAsync((query, (IPEndPoint)heard.RemoteEndPoint), stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task AnswerAsync(bool unicast)
    {
        try
        {
            await foreach ((DnsMessage query, IPEndPoint from) in queries.Reader.ReadAllAsync(stop.Token))
            {
                int sent = 0;
                foreach (byte[] packet in answer(query))
                {
                    // Thousands of devices do not speak in one instant: each waits 20 to 120 ms (RFC 6762 section 6).
                    if (++sent % PacketsPerMillisecond == 0)
                    {
                        await Task.Delay(1, stop.Token);
                    }

                    await socket.SendToAsync(packet, unicast ? from : new IPEndPoint(MdnsOptions.GroupV4, Port), stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>The group brings a responder its own answers as well.</summary>
    private static DnsMessage? Query(ReadOnlySpan<byte> packet)
    {
        try
        {
            return packet.Length < 12 || (packet[2] & 0x80) != 0 ? null : DnsReader.Read(packet);
        }
        catch (DnsFormatException)
        {
            return null;
        }
    }
}
