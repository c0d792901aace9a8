using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Tests.Discovery.Multicast;

namespace AxisOps.Core.Tests.Discovery.WsDiscovery;

public sealed class WsDiscoverySourceTests
{
    private const string Serial = "B8A44F0000A1";
    private const string Transmitter = "urn:uuid:e83a0086-3fdc-4d87-b8c4-83c0a16ad9f4";

    [Fact]
    public async Task FindAsync_FindsADevice_AndAsksItForItsSerialNumber()
    {
        await using var responder = new ScriptedResponder(question => [("127.0.0.7", Answers.WsDiscovery(question, Transmitter, "http://127.0.0.7:8080/onvif"))]);
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = Serial, HttpPort = 8080, Setup = SetupState.Configured });

        DiscoveredDevice device = Assert.Single(await AllAsync(new WsDiscoverySource(responder.Options(1.5), probe, TimeProvider.System)));

        Assert.Equal(("127.0.0.7", Serial, "M2036-LE", 8080, SetupState.Configured), (device.Address, device.SerialNumber, device.Model, device.HttpPort, device.Setup));
        Assert.Equal(("127.0.0.7", 8080, (int?)null), Assert.Single(probe.Asked));
        Assert.Equal("WsDiscovery", device.FoundBy);
    }

    [Fact]
    public async Task FindAsync_ListsNoPrinterNoComputerAndNoCameraOfAnotherMaker()
    {
        await using var responder = new ScriptedResponder(question =>
        [
            ("127.0.0.10", Answers.WsDiscovery(question, "urn:uuid:10", "http://127.0.0.10/", types: "wsdp:Device wprt:PrintDeviceType")),
            ("127.0.0.11", Answers.WsDiscovery(question, "urn:uuid:11", "http://127.0.0.11/", types: "wsdp:Device pub:Computer")),
            ("127.0.0.12", Answers.WsDiscovery(question, "urn:uuid:12", "http://127.0.0.12/", scopes: "onvif://www.onvif.org/hardware/X1 onvif://www.onvif.org/name/Example")),
            ("127.0.0.13", Answers.WsDiscovery(question, "urn:uuid:13", "http://127.0.0.13/", scopes: "onvif://www.onvif.org/hardware/P3245-LVE onvif://www.onvif.org/name/Lobby")),
        ]);
        var probe = new FakeProbe(address => address == "127.0.0.13" ? new DiscoveredDevice { Address = address, SerialNumber = Serial } : null);

        DiscoveredDevice device = Assert.Single(await AllAsync(new WsDiscoverySource(responder.Options(1.5), probe, TimeProvider.System)));

        Assert.Equal(("127.0.0.13", Serial, "P3245-LVE"), (device.Address, device.SerialNumber, device.Model));
        Assert.Equal(["127.0.0.12", "127.0.0.13"], probe.Asked.Select(question => question.Address).Distinct().Order());
    }

    [Fact]
    public async Task FindAsync_WhenADeviceDoesNotTellItsSerialNumber_ReportsItByItsName()
    {
        await using var responder = new ScriptedResponder(question => [("127.0.0.7", Answers.WsDiscovery(question, Transmitter))]);

        DiscoveredDevice device = Assert.Single(await AllAsync(new WsDiscoverySource(responder.Options(1), new FakeProbe(_ => throw new IOException("reset")), TimeProvider.System)));

        Assert.Equal(("127.0.0.7", null, "AXIS M2036-LE"), (device.Address, device.SerialNumber, device.Name));
    }

    [Fact]
    public async Task FindAsync_AsksNobodyBeyondTheSender()
    {
        await using var responder = new ScriptedResponder(question =>
            [("127.0.0.7", Answers.WsDiscovery(question, Transmitter, "http://192.0.2.80/onvif https://198.51.100.1/onvif"))]);
        var probe = new FakeProbe(_ => null);

        await AllAsync(new WsDiscoverySource(responder.Options(1), probe, TimeProvider.System));

        Assert.Equal(["127.0.0.7"], probe.Asked.Select(question => question.Address));
    }

    [Fact]
    public async Task FindAsync_UnderAFloodOfEndpoints_AsksAFewTimesOnly()
    {
        await using var responder = new ScriptedResponder(question =>
            Enumerable.Range(0, 2000).Select(i => ("127.0.0.66", Answers.WsDiscovery(question, $"urn:uuid:{i}"))));
        var probe = new FakeProbe(_ => null);

        List<DiscoveredDevice> devices = await AllAsync(new WsDiscoverySource(responder.Options(2), probe, TimeProvider.System)).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.InRange(devices.Count, 1, Core.Discovery.Multicast.HitLog.MaxPerSender);
        Assert.InRange(probe.Asked.Count, 1, Core.Discovery.Multicast.HitLog.MaxPerSender);
    }

    [Fact]
    public async Task Finder_MergesWhatBothProtocolsSee_BySerialNumber_AndKeepsEachSighting()
    {
        await using var wsDiscovery = new ScriptedResponder(question => [("127.0.0.7", Answers.WsDiscovery(question, Transmitter, "http://127.0.0.7:8080/onvif"))]);
        await using var ssdp = new ScriptedResponder(_ => [("127.0.0.7", Answers.Ssdp(Serial))]);
        var probe = new FakeProbe(address => new DiscoveredDevice { Address = address, SerialNumber = Serial, Setup = SetupState.NeedsSetup });
        IDiscoverySource[] sources =
        [
            new WsDiscoverySource(wsDiscovery.Options(1.5), probe, TimeProvider.System),
            new SsdpSource(ssdp.Options(1.5), probe, TimeProvider.System),
        ];

        DiscoveredDevice device = Assert.Single(await AllAsync(sources, new DiscoveryOptions { GatherTime = TimeSpan.FromMinutes(5) }, probe));

        Assert.Equal((Serial, "M2036-LE", 8080, SetupState.NeedsSetup), (device.SerialNumber, device.Model, device.HttpPort, device.Setup));
        Assert.Equal([DiscoveryProtocol.Ssdp, DiscoveryProtocol.WsDiscovery], device.Sightings.Select(seen => seen.Protocol).Order());
    }

    private static Task<List<DiscoveredDevice>> AllAsync(IDiscoverySource source) => AllAsync([source], new DiscoveryOptions(), null);

    private static async Task<List<DiscoveredDevice>> AllAsync(IEnumerable<IDiscoverySource> sources, DiscoveryOptions options, IDeviceProbe? probe)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(sources, options, probe, CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
