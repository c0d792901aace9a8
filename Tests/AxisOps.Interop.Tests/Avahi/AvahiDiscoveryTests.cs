using AxisOps.Core.Discovery;
using AxisOps.Core.Discovery.Mdns;

namespace AxisOps.Interop.Tests.Avahi;

/// <summary>Finds services that a real responder, avahi-daemon, publishes at the other end of a cable.</summary>
[Collection(AvahiCollection.Name)]
public sealed class AvahiDiscoveryTests(AvahiNetwork network)
{
    private const string Serial = "B8A44F0000A1";
    private const string HostLabel = "axis-b8a44f0000a1";
    private const string CameraName = "AXIS P3245-LVE - " + Serial;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FindAsync_FindsACameraWithBothPorts_AndNoPrinter(bool isLegacy)
    {
        using AvahiDaemon avahi = StartFar();
        await avahi.PublishAsync("Office printer", null, ("_http._tcp", 631, "macaddress=001122334455"));
        await PublishCameraAsync(avahi);

        DiscoveredDevice device = Assert.Single(await FindAsync(Options with { IsLegacy = isLegacy }));

        Assert.Equal(("198.51.100.2", Serial, "P3245-LVE", 80, 8443), (device.Address, device.SerialNumber, device.Model, device.HttpPort, device.HttpsPort));
        Assert.Equal((CameraName, HostLabel + ".local"), (device.Name, device.HostName));
        Assert.Contains(device.Sightings, sighting => sighting.Address.StartsWith("fe80:", StringComparison.Ordinal) && sighting.Address.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindAsync_TellsTwoUnitsOfOneModelApart()
    {
        using AvahiDaemon avahi = StartFar("198.51.100.11 axis-b8a44f0000b1.local\n198.51.100.12 axis-b8a44f0000b2.local\n");
        await avahi.PublishAsync("AXIS P3265-V", "axis-b8a44f0000b1.local", ("_vapix-http._tcp", 80, "sn=B8A44F0000B1"), ("_vapix-https._tcp", 443, "sn=B8A44F0000B1"));
        await avahi.PublishAsync("AXIS P3265-V (2)", "axis-b8a44f0000b2.local", ("_vapix-https._tcp", 443, "SN=b8a44f0000b2"));

        List<DiscoveredDevice> devices = await FindAsync(Options);

        Assert.Equal(
            [("198.51.100.11", "B8A44F0000B1", "P3265-V", 80, 443), ("198.51.100.12", "B8A44F0000B2", "P3265-V", null, 443)],
            devices.OrderBy(device => device.Address, StringComparer.Ordinal).Select(device => (device.Address, device.SerialNumber, device.Model, device.HttpPort, device.HttpsPort)));
    }

    [Fact]
    public async Task FindAsync_BesideAResponderOfThisHost_FindsTheCamera()
    {
        using AvahiDaemon far = StartFar();
        using var near = new AvahiDaemon(AvahiNetwork.NearPrefix, "workstation", network.Near);
        await PublishCameraAsync(far);
        await near.WaitForAsync("Server startup complete");

        Assert.Equal(Serial, Assert.Single(await FindAsync(Options)).SerialNumber);
    }

    [Fact]
    public async Task FindAsync_WhenACameraAppearsDuringTheSearch_FindsIt()
    {
        using AvahiDaemon avahi = StartFar();
        await avahi.WaitForAsync("Server startup complete");
        Task<List<DiscoveredDevice>> search = FindAsync(Options with { Timeout = TimeSpan.FromSeconds(6) });

        await PublishCameraAsync(avahi);

        Assert.Contains(await search, device => device.SerialNumber == Serial);
    }

    [Fact]
    public async Task FindAsync_OfThreeHundredCameras_FindsThemAll()
    {
        string[] serials = [.. Enumerable.Range(0, 300).Select(i => $"ACCC8E{i:X6}")];
        IEnumerable<string> hosts = serials.Select((serial, i) => $"198.51.{101 + (i / 250)}.{1 + (i % 250)} axis-{serial.ToLowerInvariant()}.local");
        using AvahiDaemon avahi = StartFar(string.Join('\n', hosts) + "\n");
        await avahi.WaitForAsync("Server startup complete");
        await Task.WhenAll(serials.Select(serial =>
            avahi.PublishAsync($"AXIS M1065-LW - {serial}", $"axis-{serial.ToLowerInvariant()}.local", ("_axis-video._tcp", 80, "macaddress=" + serial))));

        List<DiscoveredDevice> devices = await FindAsync(Options with { Timeout = TimeSpan.FromSeconds(8) });

        Assert.Equal(serials, devices.Select(device => device.SerialNumber).Distinct().Order(StringComparer.Ordinal));
    }

    private MdnsOptions Options => new() { Interfaces = [network.Near], Timeout = TimeSpan.FromSeconds(4) };

    private AvahiDaemon StartFar(string hosts = "")
    {
        Assert.SkipWhen(network.WhyNot is not null, network.WhyNot ?? string.Empty);
        PeerProgram.Require("avahi-daemon");
        return new AvahiDaemon(network.FarPrefix, HostLabel, network.Far, hosts);
    }

    private static Task PublishCameraAsync(AvahiDaemon avahi) => avahi.PublishAsync(
        CameraName, null, ("_axis-video._tcp", 80, "macaddress=" + Serial), ("_http._tcp", 80, null), ("_https._tcp", 8443, null));

    private static async Task<List<DiscoveredDevice>> FindAsync(MdnsOptions options)
    {
        var devices = new List<DiscoveredDevice>();
        await foreach (DiscoveredDevice device in DeviceFinder.FindAsync(
            [new MdnsSource(options, TimeProvider.System)], new DiscoveryOptions(), null, CancellationToken.None))
        {
            devices.Add(device);
        }

        return devices;
    }
}
