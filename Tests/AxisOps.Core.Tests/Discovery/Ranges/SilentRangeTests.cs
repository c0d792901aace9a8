using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Ranges;

namespace AxisOps.Core.Tests.Discovery.Ranges;

/// <summary>Addresses that say nothing: a listener whose queue is full and that nobody empties, whose host drops what comes.</summary>
public sealed class SilentRangeTests : IDisposable
{
    private readonly Socket silent = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> filling = [];

    public SilentRangeTests()
    {
        silent.Bind(new IPEndPoint(IPAddress.Any, 0));
        silent.Listen(0);
        for (int number = 0; number < 4; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            filling.Add(socket);
            try
            {
                socket.Connect(new IPEndPoint(IPAddress.Loopback, Port));
            }
            catch (SocketException)
            {
                // It is under way; whether it gets a place in the queue does not matter.
            }
        }
    }

    private int Port => ((IPEndPoint)silent.LocalEndPoint!).Port;

    public void Dispose()
    {
        filling.ForEach(socket => socket.Dispose());
        silent.Dispose();
    }

    [Fact]
    public async Task FindAsync_OfSilentAddresses_NeverHasMoreSocketsOpenThanItsBound()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux drops connections that find the queue full.");
        const int Throttle = 8;
        int most = 0;
        var options = new RangeOptions
        {
            Throttle = Throttle,
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            MaxRate = 1_000_000,
            Progress = _ => most = Math.Max(most, Connecting()),
        };

        Assert.Empty(await AllAsync($"127.8.1.0/24:{Port}", options, CancellationToken.None));

        Assert.InRange(most, 1, Throttle);
        Assert.Equal(0, Connecting());
    }

    [Fact]
    public async Task FindAsync_OfSilentAddresses_WhenCancelled_EndsWithoutWaitingForThem()
    {
        using var cancel = new CancellationTokenSource();
        var options = new RangeOptions { Throttle = 4, ConnectTimeout = TimeSpan.FromHours(1) };

        Task<List<DiscoveredDevice>> sweep = AllAsync($"127.8.0.0/16:{Port}", options, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep.WaitAsync(TimeSpan.FromMinutes(5)));
        Assert.Equal(0, Connecting());
    }

    private int Connecting() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections().Count(connection =>
        connection.State == TcpState.SynSent && connection.RemoteEndPoint.Port == Port && connection.RemoteEndPoint.Address.ToString().StartsWith("127.8.", StringComparison.Ordinal));

    private static async Task<List<DiscoveredDevice>> AllAsync(string range, RangeOptions options, CancellationToken cancellationToken)
    {
        var devices = new List<DiscoveredDevice>();
        var source = new RangeSource(AddressRange.Parse(range), new FakeProbe(_ => null), options, TimeProvider.System);
        await foreach (DiscoveredDevice device in source.FindAsync(cancellationToken))
        {
            devices.Add(device);
        }

        return devices;
    }
}
