using AxisOps.Core.Discovery;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Core.Tests.Discovery;

public sealed class DeviceFinderTests
{
    private const string Serial = "B8A44F0000A1";

    [Fact]
    public async Task FindAsync_MergesSourcesThatWorkAtTheSameTime()
    {
        var mdns = new FakeSource([Seen.ByMdns("192.0.2.7", Serial), Seen.ByMdns("192.0.2.8", "B8A44F0000B2")]);
        var file = new FakeSource([Seen.By(DiscoveryProtocol.File, "192.0.2.7", Serial), Seen.By(DiscoveryProtocol.File, "192.0.2.9", null)]);

        List<DiscoveredDevice> devices = await AllAsync([mdns, file]);

        Assert.Equal(["192.0.2.7", "192.0.2.8", "192.0.2.9"], devices.Select(device => device.Address).Order());
    }

    [Fact]
    public async Task FindAsync_StreamsWhileSourcesGoOn_AndClosesThemWhenTheReaderLeaves()
    {
        var source = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)], stays: true);

        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync([source], new DiscoveryOptions(), null, CancellationToken.None))
        {
            Assert.Equal(Serial, device.SerialNumber);
            break;
        }

        Assert.True(source.IsClosed);
    }

    [Fact]
    public async Task FindAsync_WhenASourceFails_GivesEverythingElseFirst()
    {
        var bad = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)], new IOException("no interface"));
        var good = new FakeSource([.. Enumerable.Range(1, 100).Select(i => Seen.By(DiscoveryProtocol.File, $"198.51.100.{i}", null))]);
        var devices = new List<DiscoveredDevice>();

        IOException error = await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (DiscoveredDevice device in DeviceFinder.FindAsync([bad, good], new DiscoveryOptions(), null, CancellationToken.None))
            {
                devices.Add(device);
            }
        });

        Assert.Equal(("no interface", 101), (error.Message, devices.Count));
    }

    [Fact]
    public async Task FindAsync_WhenCancelled_ThrowsAndClosesTheSources()
    {
        var source = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)], stays: true);
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (DiscoveredDevice device in DeviceFinder.FindAsync([source], new DiscoveryOptions(), null, cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });

        Assert.True(source.IsClosed);
    }

    [Fact]
    public async Task FindAsync_WithAProbe_TellsWhetherDevicesNeedSetup()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice
        {
            Address = address,
            SerialNumber = Serial,
            Setup = SetupState.NeedsSetup,
            OsVersion = new AxisOsVersion("12.9.57"),
        });

        DiscoveredDevice device = Assert.Single(await AllAsync([new FakeSource([Seen.ByMdns("192.0.2.7", Serial, 8080, null)])], probe));

        Assert.Equal((SetupState.NeedsSetup, "12.9.57", 8080), (device.Setup, device.OsVersion?.Text, device.HttpPort));
        Assert.Equal(("192.0.2.7", 8080, (int?)null), Assert.Single(probe.Asked));
    }

    [Fact]
    public async Task FindAsync_WhenADeviceTellsItsSerialNumberOnlyWhenAsked_DoesNotReportItBesideItself()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = Serial, Setup = SetupState.Configured });
        var source = new FakeSource([Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.7", Serial), Seen.By(DiscoveryProtocol.WsDiscovery, "192.0.2.7", null, 8080, 8443)]);

        Assert.Equal(Serial, Assert.Single(await AllAsync([source], probe)).SerialNumber);
    }

    [Fact]
    public async Task FindAsync_WhenAnotherAddressTellsTheSerialNumberOfADevice_ReportsBoth()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = Serial });
        var source = new FakeSource([Seen.By(DiscoveryProtocol.WsDiscovery, "192.0.2.66", null, 8080, 8443), Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.7", Serial)]);

        Assert.Equal(["192.0.2.66", "192.0.2.7"], (await AllAsync([source], probe)).Select(device => device.Address).Order());
    }

    [Fact]
    public async Task FindAsync_WithAProbe_SendsNothingToDevicesOfFilesAndTheStore()
    {
        var probe = new FakeProbe(_ => throw new InvalidOperationException("asked"));
        var source = new FakeSource([Seen.By(DiscoveryProtocol.File, "192.0.2.7", Serial), Seen.By(DiscoveryProtocol.Known, "192.0.2.8", null)]);

        Assert.Equal(2, (await AllAsync([source], probe)).Count);
        Assert.Empty(probe.Asked);
    }

    [Fact]
    public async Task FindAsync_WhenAnotherDeviceAnswersTheProbe_KeepsTheAnnouncementAsItWas()
    {
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = "B8A44F0000B2", Setup = SetupState.Configured, Model = "M1" });

        DiscoveredDevice device = Assert.Single(await AllAsync([new FakeSource([Seen.ByMdns("192.0.2.7", Serial)])], probe));

        Assert.Equal((Serial, null, null), (device.SerialNumber, device.Setup, device.Model));
    }

    [Fact]
    public async Task FindAsync_WhenTheProbeFails_GivesTheDeviceWithoutTheAnswer()
    {
        var probe = new FakeProbe(_ => throw new IOException("reset"));

        Assert.Null(Assert.Single(await AllAsync([new FakeSource([Seen.ByMdns("192.0.2.7", Serial)])], probe)).Setup);
    }

    [Fact]
    public async Task FindAsync_WhenThousandsOfDevicesAreSilent_HoldsThemBackByOneTimeout()
    {
        var time = new FakeTimeProvider();
        var options = new DiscoveryOptions { Time = time, SetupThrottle = 8 };
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int open = 0;
        var probe = new FakeProbe(async (_, _, _, token) =>
        {
            if (Interlocked.Increment(ref open) == options.SetupThrottle)
            {
                full.SetResult();
            }

            await Task.Delay(Timeout.Infinite, token);
            return null;
        });
        var source = new FakeSource([.. Enumerable.Range(0, 5000).Select(i => Seen.ByMdns($"198.51.{i / 250}.{i % 250}", $"B8A44F{i:X6}"))]);
        var allSeen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<List<DiscoveredDevice>> search = AllAsync([source, new SignalSource(source, allSeen)], probe, options);

        await full.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await allSeen.Task.WaitAsync(TimeSpan.FromSeconds(30));
        time.Advance(options.SetupTimeout);

        Assert.Equal(5000, (await search.WaitAsync(TimeSpan.FromSeconds(30))).Count);
        Assert.Equal(options.SetupThrottle, probe.Peak);
        Assert.Equal(options.SetupThrottle, probe.Asked.Count);
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(40, 24)]
    public async Task FindAsync_WhileDevicesAnswer_AsksThoseThatWaitForTheirTurn_UpToSixTimeouts(int count, int withSetup)
    {
        var time = new FakeTimeProvider();
        var options = new DiscoveryOptions { Time = time, SetupThrottle = 1, SetupTimeout = TimeSpan.FromSeconds(4) };
        var allSeen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probe = new FakeProbe(async (address, _, _, _) =>
        {
            await allSeen.Task;
            time.Advance(TimeSpan.FromSeconds(1));
            return new DiscoveredDevice { Address = address, Setup = SetupState.Configured };
        });
        var source = new FakeSource([.. Enumerable.Range(1, count).Select(i => Seen.ByMdns($"192.0.2.{i}", $"B8A44F{i:X6}"))]);

        List<DiscoveredDevice> devices = await AllAsync([source, new SignalSource(source, allSeen)], probe, options);

        Assert.Equal(count, devices.Count);
        Assert.Equal(withSetup, devices.Count(device => device.Setup is not null));
    }

    [Fact]
    public async Task FindAsync_WithAGatherTime_HoldsADeviceForWhatOtherSourcesSeeOfIt()
    {
        var time = new FakeTimeProvider();
        var mdns = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)]);
        var ssdp = new FakeSource([Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.7", Serial), Seen.By(DiscoveryProtocol.Ssdp, "192.0.2.8", "B8A44F0000B2")]);

        List<DiscoveredDevice> devices = await AllAsync([mdns, ssdp], options: new DiscoveryOptions { GatherTime = TimeSpan.FromHours(1), Time = time });

        Assert.Equal(2, devices.Count);
        Assert.Equal(
            [DiscoveryProtocol.Mdns, DiscoveryProtocol.Ssdp],
            devices.Single(device => device.SerialNumber == Serial).Sightings.Select(seen => seen.Protocol).Order());
    }

    [Fact]
    public async Task FindAsync_WithAGatherTime_ReportsADeviceWhenItIsOver_WhileSourcesGoOn()
    {
        var time = new FakeTimeProvider();
        var source = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)], stays: true);
        var options = new DiscoveryOptions { GatherTime = TimeSpan.FromSeconds(2), Time = time };
        await using IAsyncEnumerator<DiscoveredDevice> found = DeviceFinder.FindAsync([source], options, null, CancellationToken.None).GetAsyncEnumerator();
        Task<bool> first = found.MoveNextAsync().AsTask();
        while (!first.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.True(await first);
        Assert.Equal(Serial, found.Current.SerialNumber);
        Assert.False(source.IsClosed);
    }

    [Fact]
    public async Task FindAsync_WhenASourceFails_GivesWhatWasHeldBackFirst()
    {
        var bad = new FakeSource([Seen.ByMdns("192.0.2.7", Serial)], new IOException("no interface"));
        var devices = new List<DiscoveredDevice>();

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(
                [bad], new DiscoveryOptions { GatherTime = TimeSpan.FromHours(1) }, null, CancellationToken.None))
            {
                devices.Add(device);
            }
        });

        Assert.Equal(Serial, Assert.Single(devices).SerialNumber);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("P3245-LVE", null, true)]
    [InlineData("P3245-LVE", 80, false)]
    public async Task FindAsync_ReadsTheAnnouncedDescription_WhereModelOrPortIsNotKnown(string? model, int? port, bool isRead)
    {
        var describer = new FakeDescriber(new DiscoveredDevice { Address = "192.0.2.7", SerialNumber = Serial, Model = "M1014", HttpPort = 8080 });
        DiscoveredDevice seen = WithLocation(model, port, Serial);

        DiscoveredDevice device = Assert.Single(await AllAsync([new FakeSource([seen])], new FakeProbe(_ => null), new DiscoveryOptions { Describer = describer }));

        Assert.Equal(isRead ? [("192.0.2.7", "http://192.0.2.7:49152/d")] : [], describer.Asked);
        Assert.Equal((model ?? "M1014", port ?? 8080), (device.Model, device.HttpPort));
    }

    [Fact]
    public async Task FindAsync_WhenTheDescriptionIsOfAnotherDevice_OrFails_KeepsTheAnnouncement()
    {
        var other = new FakeDescriber(new DiscoveredDevice { Address = "192.0.2.7", SerialNumber = "B8A44F0000B2", Model = "M1014" });
        var broken = new FakeDescriber(null);
        foreach (FakeDescriber describer in new[] { other, broken })
        {
            DiscoveredDevice device = Assert.Single(await AllAsync(
                [new FakeSource([WithLocation(null, null, Serial)])], new FakeProbe(_ => null), new DiscoveryOptions { Describer = describer }));

            Assert.Equal((Serial, null), (device.SerialNumber, device.Model));
            Assert.Single(describer.Asked);
        }
    }

    private static DiscoveredDevice WithLocation(string? model, int? port, string serial) => new()
    {
        Address = "192.0.2.7",
        SerialNumber = serial,
        Model = model,
        HttpPort = port,
        Sightings = [new DiscoverySighting(DiscoveryProtocol.Ssdp, "192.0.2.7", null) { Source = "192.0.2.7", IsOnLink = true, Location = "http://192.0.2.7:49152/d" }],
    };

    /// <summary>Describes every device alike, or fails.</summary>
    private sealed class FakeDescriber(DiscoveredDevice? description) : IDeviceDescriber
    {
        public List<(string Address, string Location)> Asked { get; } = [];

        public Task<DiscoveredDevice?> DescribeAsync(string address, string location, CancellationToken cancellationToken)
        {
            Asked.Add((address, location));
            return description is null ? throw new IOException("reset") : Task.FromResult<DiscoveredDevice?>(description);
        }
    }

    private static async Task<List<DiscoveredDevice>> AllAsync(IEnumerable<IDiscoverySource> sources, IDeviceProbe? probe = null, DiscoveryOptions? options = null)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(sources, options ?? new DiscoveryOptions(), probe, CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }

    /// <summary>Tells when another source has reported everything.</summary>
    private sealed class SignalSource(FakeSource watched, TaskCompletionSource signal) : IDiscoverySource
    {
        public async IAsyncEnumerable<DiscoveredDevice> FindAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            while (!watched.IsClosed)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            signal.SetResult();
            yield break;
        }
    }
}
