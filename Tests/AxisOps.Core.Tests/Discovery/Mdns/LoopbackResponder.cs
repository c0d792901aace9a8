using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Dns;
using AxisOps.Core.Discovery.Mdns;

namespace AxisOps.Core.Tests.Discovery.Mdns;

/// <summary>
/// Answers multicast DNS on loopback, at a port the system chose, so that tests do not disturb one another or the host.
/// </summary>
internal sealed class LoopbackResponder : IAsyncDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<DnsMessage, IEnumerable<byte[]>> answer;
    private readonly Task loop;

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

        int loopback = MdnsInterface.List(["127.0.0.1"])[0].Index;
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(MdnsSockets.GroupV4, loopback));
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(loopback));
        loop = Task.Run(() => RunAsync(unicast));
    }

    public int Port { get; }

    /// <summary>Gets the questions that came in, in order.</summary>
    public ConcurrentQueue<(DnsMessage Message, IPEndPoint From)> Heard { get; } = [];

    public MdnsOptions Options(double timeoutSec = 10) =>
        new() { Port = Port, Interfaces = ["127.0.0.1"], Timeout = TimeSpan.FromSeconds(timeoutSec) };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        socket.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync(bool unicast)
    {
        byte[] buffer = new byte[DnsLimits.MessageBytes];
        try
        {
            while (true)
            {
                SocketReceiveFromResult heard = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), stop.Token);
                if (Query(buffer.AsSpan(0, heard.ReceivedBytes)) is not { } message)
                {
                    continue;
                }

                var from = (IPEndPoint)heard.RemoteEndPoint;
                Heard.Enqueue((message, from));
                foreach (byte[] packet in answer(message))
                {
                    await socket.SendToAsync(packet, unicast ? from : new IPEndPoint(MdnsSockets.GroupV4, Port), stop.Token);
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
            DnsMessage message = DnsReader.Read(packet);
            return message.IsResponse ? null : message;
        }
        catch (DnsFormatException)
        {
            return null;
        }
    }
}
