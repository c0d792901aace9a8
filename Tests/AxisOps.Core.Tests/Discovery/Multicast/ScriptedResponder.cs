using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Core.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.Multicast;

/// <summary>Hears questions sent to the group of SSDP and WS-Discovery on loopback, at a port the system chose, and answers each by a script.</summary>
internal sealed class ScriptedResponder : IAsyncDisposable
{
    private static readonly IPAddress Group = IPAddress.Parse("239.255.255.250");

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentDictionary<string, Socket> speakers = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, IEnumerable<(string From, byte[] Packet)>> script;
    private readonly Task loop;

    /// <param name="script">What to answer a question with, each packet from an address of 127.0.0.0/8.</param>
    /// <param name="isShared">Whether others may bind the same port.</param>
    public ScriptedResponder(Func<string, IEnumerable<(string From, byte[] Packet)>> script, bool isShared = true)
    {
        this.script = script;
        socket.Bind(new IPEndPoint(IPAddress.Any, 0));
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;

        if (isShared)
        {
            // Bound first and shared afterwards: sharing at once could give two tests the same port.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        }

        int loopback = NetworkLink.List(["127.0.0.1"])[0].Index;
        socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(Group, loopback));
        loop = Task.Run(AnswerAsync);
    }

    public int Port { get; }

    /// <summary>Gets the questions that came in, in order, with who sent them.</summary>
    public ConcurrentQueue<(string Text, IPEndPoint From)> Heard { get; } = [];

    public MulticastOptions Options(double timeoutSec = 10) => new()
    {
        Port = Port,
        Interfaces = ["127.0.0.1"],
        Timeout = TimeSpan.FromSeconds(timeoutSec),
        ProbeTimeout = TimeSpan.FromSeconds(30),
        Jitter = () => 0,
    };

    /// <summary>Sends something to the group, as an announcement is.</summary>
    public void Announce(string from, byte[] packet)
    {
        Socket speaker = Speaker(from);
        int loopback = NetworkLink.List(["127.0.0.1"])[0].Index;
        speaker.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.HostToNetworkOrder(loopback));
        speaker.SendTo(packet, new IPEndPoint(Group, Port));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        socket.Dispose();
        foreach (Socket speaker in speakers.Values)
        {
            speaker.Dispose();
        }

        stop.Dispose();
    }

    private Socket Speaker(string from) => speakers.GetOrAdd(from, address =>
    {
        var made = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        made.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return made;
    });

    private async Task AnswerAsync()
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                SocketReceiveFromResult heard = await socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), stop.Token);
                string text = Encoding.UTF8.GetString(buffer, 0, heard.ReceivedBytes);
                if (!text.StartsWith("M-SEARCH", StringComparison.Ordinal) && !text.Contains("Probe>", StringComparison.Ordinal))
                {
                    continue;
                }

                Heard.Enqueue((text, (IPEndPoint)heard.RemoteEndPoint));
                foreach ((string from, byte[] packet) in script(text))
                {
                    await Speaker(from).SendToAsync(packet, heard.RemoteEndPoint, stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
