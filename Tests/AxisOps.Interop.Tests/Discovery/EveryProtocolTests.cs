using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Mdns;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Discovery.WsDiscovery;
using AxisOps.Core.Sessions;
using AxisOps.Interop.Tests.Avahi;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Finds by all protocols at once, as <c>Find-Device</c> does, what two stacks that know nothing of each other publish of one device.</summary>
[Collection(AvahiCollection.Name)]
public sealed class EveryProtocolTests(AvahiNetwork network)
{
    private const string Serial = GupnpDevice.Serial;
    private const string PrinterSerial = "001122334455";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task FindAsync_OfACameraThatTwoStacksPublish_FindsItOnce_AndNoPrinter()
    {
        await GupnpDevice.RequireAsync(network);
        PeerProgram.Require("avahi-daemon");
        using var avahi = new AvahiDaemon(network.FarPrefix, "axis-00408ca45086", network.Far);
        await avahi.PublishAsync("Office printer", null, ("_http._tcp", 631, "macaddress=" + PrinterSerial), ("_ipp._tcp", 631, null));
        await avahi.PublishAsync("AXIS P3301 - " + Serial, null, ("_axis-video._tcp", 8080, "macaddress=" + Serial));
        using var cameraFolder = new TemporaryFolder();
        using var printerFolder = new TemporaryFolder();
        GupnpDevice.WriteCamera(cameraFolder, "198.51.100.2");
        GupnpDevice.WriteOther(printerFolder, "Printer", "2f402f80-da50-11e1-9b23-001122334455", PrinterSerial);
        using PeerService camera = await GupnpDevice.StartAsync(network, "4", cameraFolder);
        using PeerService printer = await GupnpDevice.StartAsync(network, "4", printerFolder);

        (DiscoveredDevice found, DiscoveredDevice known) = await FindTheOnlyAsync();

        Assert.Equal(("198.51.100.2", Serial, "P3301", 8080), (found.Address, found.SerialNumber, found.Model, found.HttpPort));
        Assert.Equal((found.Address, found.SerialNumber, found.Model, found.HttpPort), (known.Address, known.SerialNumber, known.Model, known.HttpPort));
        Assert.Equal([DiscoveryProtocol.Mdns, DiscoveryProtocol.Ssdp], known.Sightings.Select(seen => seen.Protocol).Distinct().Order());
        Assert.All(known.Sightings, seen => Assert.Equal(network.Near, seen.Interface));
    }

    /// <summary>The one device as it was reported, and as it was known in the end: on a busy machine one stack may answer after the report.</summary>
    private async Task<(DiscoveredDevice Found, DiscoveredDevice Known)> FindTheOnlyAsync()
    {
        using var anonymous = new DeviceProbe(TimeProvider.System);
        using var describer = new NetworkDescriber(TimeProvider.System);
        var probe = new NetworkProbe(anonymous, Limit, TimeProvider.System);
        var multicast = new MulticastOptions { Interfaces = [network.Near], Timeout = Limit, ProbeTimeout = Limit };
        IDiscoverySource[] sources =
        [
            new MdnsSource(new MdnsOptions { Interfaces = [network.Near], Timeout = Limit }, TimeProvider.System),
            new SsdpSource(multicast, probe, TimeProvider.System),
            new WsDiscoverySource(multicast, probe, TimeProvider.System),
        ];
        var conflicts = new List<DiscoveryConflict>();
        DiscoveredDevice? latest = null;
        var options = new DiscoveryOptions
        {
            Conflict = conflicts.Add,
            SetupTimeout = Limit,
            GatherTime = TimeSpan.FromSeconds(1.5),
            Describer = describer,
            Updated = device => latest = device,
        };
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(sources, options, probe, CancellationToken.None))
        {
            devices.Add(device);
        }

        Assert.Empty(conflicts);
        DiscoveredDevice found = Assert.Single(devices);
        return (found, latest ?? found);
    }
}
