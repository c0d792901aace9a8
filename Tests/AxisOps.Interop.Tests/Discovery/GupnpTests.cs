using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Multicast;
using AxisOps.Core.Discovery.Ssdp;
using AxisOps.Core.Sessions;
using AxisOps.Interop.Tests.Avahi;
using AxisOps.TestKit;

namespace AxisOps.Interop.Tests.Discovery;

/// <summary>Finds by SSDP what a real UPnP stack, GUPnP, publishes at the other end of a cable, and reads the description it serves.</summary>
[Collection(AvahiCollection.Name)]
public sealed class GupnpTests(AvahiNetwork network)
{
    private const string Python = "/usr/bin/python3";
    private const string Serial = "00408CA45086";

    [Fact]
    public async Task FindAsync_FindsADevice_WithItsModelAndPort_AndNoRouter()
    {
        await RequireAsync();
        using var folder = new TemporaryFolder();
        using var router = new TemporaryFolder();
        WriteRouter(router);
        WriteDescription(folder, "198.51.100.2");
        using PeerService device = await StartAsync("4", folder);
        using PeerService other = await StartAsync("4", router);

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.Equal(("198.51.100.2", Serial, "P3301", 8080), (found.Address, found.SerialNumber, found.Model, found.HttpPort));
        DiscoverySighting seen = Assert.Single(found.Sightings);
        Assert.Equal((DiscoveryProtocol.Ssdp, network.Near), (seen.Protocol, seen.Interface));
        Assert.StartsWith("http://198.51.100.2:", seen.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_ByLinkLocalIpv6_FindsADevice_WithItsModel()
    {
        await RequireAsync();
        using var folder = new TemporaryFolder();
        WriteDescription(folder, "198.51.100.2");
        using PeerService device = await StartAsync("6", folder);

        DiscoveredDevice found = Assert.Single(await FindAsync());

        Assert.Equal((Serial, "P3301"), (found.SerialNumber, found.Model));
        Assert.StartsWith("fe80:", found.Address, StringComparison.Ordinal);
        Assert.Contains('%', found.Address);
        Assert.Equal(found.Address, new DeviceTarget(found).Host);
    }

    private async Task RequireAsync()
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        Assert.SkipUnless(File.Exists(Python), "Python is not installed here.");
        PeerAnswer answer = await PeerProgram.RunAsync(Python, string.Empty, "-c", "import gi; gi.require_version('GUPnP', '1.6')");
        Assert.SkipUnless(answer.ExitCode == 0, "GUPnP for Python is not installed here; .ci/run installs it.");
    }

    private Task<PeerService> StartAsync(string family, TemporaryFolder folder) => PeerService.StartAsync(
        [.. network.FarPrefix, Python, Path.Combine(AppContext.BaseDirectory, "Discovery", "gupnp_device.py"), family, network.Far, folder.Path]);

    private static void WriteDescription(TemporaryFolder folder, string address) => folder.File(
        "description.xml",
        File.ReadAllText(Path.Combine(Repository.Fixtures, "misc-discovery", "upnp-rootdesc1-p3301.xml"))
            .Replace("<URLBase>http://10.59.104.28:49152/</URLBase>", string.Empty, StringComparison.Ordinal)
            .Replace("10.59.104.28:80", address + ":8080", StringComparison.Ordinal));

    private static void WriteRouter(TemporaryFolder folder) => folder.File(
        "description.xml",
        File.ReadAllText(Path.Combine(Repository.Fixtures, "misc-discovery", "upnp-rootdesc1-p3301.xml"))
            .Replace("<URLBase>http://10.59.104.28:49152/</URLBase>", string.Empty, StringComparison.Ordinal)
            .Replace("device:Basic:1", "device:InternetGatewayDevice:1", StringComparison.Ordinal)
            .Replace("axis-com", "example-com", StringComparison.Ordinal)
            .Replace("Upnp-BasicDevice-1_0-00408CA45086", "2f402f80-da50-11e1-9b23-001122334455", StringComparison.Ordinal));

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
