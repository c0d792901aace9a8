using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using AxisOps.Core.Discovery.Ranges;

namespace AxisOps.Core.Tests.Discovery.Ranges;

public sealed class RangeSourceTests : IDisposable
{
    private readonly TcpListener first = new(IPAddress.Parse("127.7.1.2"), 0);
    private readonly TcpListener second = new(IPAddress.Parse("127.7.1.4"), 0);

    public RangeSourceTests()
    {
        first.Start();
        second.Start();
    }

    private int FirstPort => ((IPEndPoint)first.LocalEndpoint).Port;

    private int SecondPort => ((IPEndPoint)second.LocalEndpoint).Port;

    private RangeOptions Options => new() { HttpPort = FirstPort, HttpsPort = SecondPort };

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task FindAsync_ProbesOnlyWhereAConnectionIsAccepted_AtTheOpenPorts()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = "B8A44F0000A1" });

        List<DiscoveredDevice> devices = await AllAsync("127.7.1.0/29", probe, Options);

        Assert.Equal([("127.7.1.2", FirstPort, (int?)null), ("127.7.1.4", null, SecondPort)], probe.Asked.OrderBy(asked => asked.Address));
        Assert.Equal(["Range 127.7.1.2 127.7.1.0/29", "Range 127.7.1.4 127.7.1.0/29"], devices.SelectMany(device => device.Sightings).Select(sighting => sighting.ToString()).Order());
    }

    [Fact]
    public async Task FindAsync_WhenThePieceNamesAPort_TriesOnlyThatForEitherScheme()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address });

        Assert.Single(await AllAsync($"127.7.1.2:{FirstPort},127.7.1.4:{FirstPort}", probe, Options));

        Assert.Equal(("127.7.1.2", FirstPort, FirstPort), Assert.Single(probe.Asked));
    }

    [Fact]
    public async Task FindAsync_NeverReportsWhatIsNoAxisDevice_AndCountsEveryAddress()
    {
        var progress = new ConcurrentBag<RangeProgress>();
        var probe = new FakeProbe(address => address == "127.7.1.2" ? null : throw new IOException("garbage"));

        Assert.Empty(await AllAsync("127.7.1.0/29", probe, Options with { Progress = progress.Add }));

        Assert.Equal(Enumerable.Range(1, 6).Select(i => (long)i), progress.Select(step => step.Done).Order());
        Assert.Equal(new RangeProgress(6, 6, 2, 0), progress.MaxBy(step => step.Done));
    }

    [Fact]
    public async Task FindAsync_WhenTheProbeNeverAnswers_GoesOnAfterItsTimeout()
    {
        var probe = new FakeProbe(async (address, _, _, token) =>
        {
            await Task.Delay(address == "127.7.1.2" ? Timeout.Infinite : 0, CancellationToken.None);
            return new DiscoveredDevice { Address = address };
        });

        List<DiscoveredDevice> devices = await AllAsync("127.7.1.0/29", probe, Options with { ProbeTimeout = TimeSpan.FromMilliseconds(100) });

        Assert.Equal("127.7.1.4", Assert.Single(devices).Address);
    }

    [Fact]
    public async Task FindAsync_WorksOnNoMoreThanTheThrottleAtOnce()
    {
        using var any = new TcpListener(IPAddress.Any, 0);
        any.Start();
        int port = ((IPEndPoint)any.LocalEndpoint).Port;
        var probe = new FakeProbe(async (address, _, _, _) =>
        {
            await Task.Yield();
            return new DiscoveredDevice { Address = address };
        });

        List<DiscoveredDevice> devices = await AllAsync($"127.7.2.0/24:{port}", probe, Options with { Throttle = 4 });

        Assert.Equal(254, devices.Select(device => device.Address).Distinct().Count());
        Assert.InRange(probe.Peak, 1, 4);
    }

    [Fact]
    public async Task FindAsync_StreamsAndLeavesNoConnectionWhenTheReaderLeaves()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = new FakeProbe(async (address, _, _, token) =>
        {
            if (address == "127.7.1.4")
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            return new DiscoveredDevice { Address = address };
        });
        var source = new RangeSource(AddressRange.Parse("127.7.1.0/29"), probe, Options, TimeProvider.System);

        await foreach (DiscoveredDevice device in source.FindAsync(CancellationToken.None))
        {
            Assert.Equal("127.7.1.2", device.Address);
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
            break;
        }

        Assert.DoesNotContain(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections(),
            connection => connection.State is TcpState.SynSent or TcpState.Established && connection.RemoteEndPoint.Address.ToString().StartsWith("127.7.1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindAsync_WhenCancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        var probe = new FakeProbe((_, _, _, _) =>
        {
            cancel.Cancel();
            return Task.FromResult<DiscoveredDevice?>(null);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AllAsync("127.7.0.0/16", probe, Options, cancel.Token));
    }

    private static async Task<List<DiscoveredDevice>> AllAsync(string range, FakeProbe probe, RangeOptions options, CancellationToken cancellationToken = default)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in new RangeSource(AddressRange.Parse(range), probe, options, TimeProvider.System).FindAsync(cancellationToken))
        {
            devices.Add(device);
        }

        return devices;
    }
}
