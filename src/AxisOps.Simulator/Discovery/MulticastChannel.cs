using System.Net;
using System.Net.Sockets;
using AxisOps.Simulator.Hosting;

namespace AxisOps.Simulator.Discovery;

/// <summary>One family's side of a responder: hears what comes over the chosen link, and nothing from elsewhere.</summary>
internal sealed class MulticastChannel : IAsyncDisposable
{
    private readonly HostInterface adapter;
    private readonly MulticastSocket socket;
    private readonly Action<string>? log;
    private readonly CancellationTokenSource stopping = new();
    private Task listening = Task.CompletedTask;

    public MulticastChannel(HostInterface adapter, MulticastGroup group, AddressFamily family, Action<string>? log)
    {
        this.adapter = adapter;
        this.socket = new MulticastSocket(adapter, group, family);
        this.log = log;
    }

    public IPEndPoint GroupEndPoint => this.socket.GroupEndPoint;

    public AddressFamily Family => this.socket.Family;

    /// <summary>Gets whether packets of nine kilobytes pass in one piece.</summary>
    public bool CarriesLargest => this.adapter.IsLoopback;

    /// <summary>Opens a channel for each family the interface has. A host without multicast has none of them.</summary>
    public static IReadOnlyList<MulticastChannel> Open(HostInterface adapter, MulticastGroup group, Action<string>? log)
    {
        var channels = new List<MulticastChannel>();
        foreach (var (family, has) in new[] { (AddressFamily.InterNetwork, adapter.Version4), (AddressFamily.InterNetworkV6, adapter.LinkLocal6) })
        {
            try
            {
                if (has is not null)
                {
                    channels.Add(new MulticastChannel(adapter, group, family, log));
                }
            }
            catch (SocketException error)
            {
                log?.Invoke($"No multicast to {group.Address(family)} port {group.Port}: {error.Message}");
            }
        }

        return channels;
    }

    /// <summary>Starts to listen. The handler must not wait: what takes time it does elsewhere.</summary>
    public void Listen(Action<MulticastChannel, byte[], IPEndPoint> handle) => this.listening = Task.Run(() => this.ListenAsync(handle));

    public Task SendAsync(byte[] packet, EndPoint to, CancellationToken cancellationToken) =>
        this.socket.SendAsync(packet, to, cancellationToken);

    /// <summary>Sends as one device, from an address of its own.</summary>
    public void Send(SimulatedDevice device, IEnumerable<byte[]> packets, EndPoint to) => this.socket.SendFrom(device.Addresses, packets, to);

    public async ValueTask DisposeAsync()
    {
        await this.stopping.CancelAsync().ConfigureAwait(false);
        await this.listening.ConfigureAwait(false);
        this.socket.Dispose();
        this.stopping.Dispose();
    }

    private async Task ListenAsync(Action<MulticastChannel, byte[], IPEndPoint> handle)
    {
        var buffer = new byte[65_536];
        while (!this.stopping.IsCancellationRequested)
        {
            try
            {
                var received = await this.socket.ReceiveAsync(buffer, this.stopping.Token).ConfigureAwait(false);
                var source = (IPEndPoint)received.RemoteEndPoint;
                if (this.Hears(source.Address))
                {
                    handle(this, buffer[..received.ReceivedBytes], source);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException error)
            {
                this.log?.Invoke($"Port {this.GroupEndPoint.Port}: {error.Message}");
            }
        }
    }

    /// <summary>The socket is open to packets of every interface: a fleet on loopback is told to nobody else.</summary>
    private bool Hears(IPAddress source) => this.adapter.IsLoopback ? IPAddress.IsLoopback(source) : this.adapter.IsOnLink(source);
}
