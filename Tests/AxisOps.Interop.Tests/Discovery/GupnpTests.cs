using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Sessions;
using AxisOps.Interop.Tests.Avahi;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Finds by SSDP what a real UPnP stack, GUPnP, publishes at the other end of a cable, and reads the description it serves.</summary>
[Collection(AvahiCollection.Name)]
public sealed class GupnpTests(AvahiNetwork network)
{
    [Fact]
    public async Task FindAsync_FindsADevice_WithItsModelAndPort_AndNoRouter()
    {
        await GupnpDevice.RequireAsync(network);
        using var folder = new TemporaryFolder();
        using var router = new TemporaryFolder();
        GupnpDevice.WriteOther(router, "InternetGatewayDevice", "2f402f80-da50-11e1-9b23-001122334455", "001122334455");
        GupnpDevice.WriteCamera(folder, "198.51.100.2");
        using PeerService device = await GupnpDevice.StartAsync(network, "4", folder);
        using PeerService other = await GupnpDevice.StartAsync(network, "4", router);

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.Equal(("198.51.100.2", GupnpDevice.Serial, "P3301", 8080), (found.Address, found.SerialNumber, found.Model, found.HttpPort));
        DiscoverySighting seen = Assert.Single(found.Sightings);
        Assert.Equal((DiscoveryProtocol.Ssdp, network.Near), (seen.Protocol, seen.Interface));
        Assert.StartsWith("http://198.51.100.2:", seen.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_ByLinkLocalIpv6_FindsADevice_WithItsModel()
    {
        await GupnpDevice.RequireAsync(network);
        using var folder = new TemporaryFolder();
        GupnpDevice.WriteCamera(folder, "198.51.100.2");
        using PeerService device = await GupnpDevice.StartAsync(network, "6", folder);

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.Equal((GupnpDevice.Serial, "P3301"), (found.SerialNumber, found.Model));
        Assert.StartsWith("fe80:", found.Address, StringComparison.Ordinal);
        Assert.Contains('%', found.Address);
        Assert.Equal(found.Address, new DeviceTarget(found).Host);
    }

    private async Task<List<DiscoveredDevice>> FindAsync()
    {
        using var anonymous = new DeviceProbe(TimeProvider.System);
        using var describer = new NetworkDescriber(TimeProvider.System);
        var probe = new NetworkProbe(anonymous, TimeSpan.FromSeconds(30), TimeProvider.System);
        var source = new SsdpSource(new MulticastOptions { Interfaces = [network.Near], Timeout = TimeSpan.FromSeconds(4) }, probe, TimeProvider.System);
        var options = new DiscoveryOptions { Describer = describer, SetupTimeout = TimeSpan.FromSeconds(60) };
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync([source], options, probe, CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
