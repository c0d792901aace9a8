using AxisOps.Core.Discovery.Files;
using AxisOps.Core.Store;
using AxisOps.Core.Tests.Store;

namespace AxisOps.Core.Tests.Discovery.Files;

public sealed class KnownDiscoverySourceTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly FleetStore store;

    public KnownDiscoverySourceTests()
    {
        store = FleetStore.Open(folder.File("fleet.db"));
        store.Remember(new KnownDevice("B8A44F000002", "192.0.2.8") { Model = "M3106-L" });
        store.Remember(new KnownDevice("B8A44F000001", "192.0.2.7")
        {
            Model = "P3245-LVE",
            HostName = "lobby.example.com",
            HttpPort = 8080,
            HttpsPort = 8443,
            OsVersion = new("12.11.77"),
            LastSeen = Noon,
        });
        store.Remember(new KnownDevice("00408C000003", "cam-3.example.com"));
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Find_GivesWhatTheStoreKnows()
    {
        List<DiscoveredDevice> devices = await Find(new KnownDiscoverySource(store));

        Assert.Equal(["00408C000003", "B8A44F000001", "B8A44F000002"], devices.Select(device => device.SerialNumber));
        DiscoveredDevice device = devices[1];
        Assert.Equal(("192.0.2.7", "P3245-LVE", "lobby.example.com", 8080, 8443), (device.Address, device.Model, device.HostName, device.HttpPort, device.HttpsPort));
        Assert.Equal((new AxisOsVersion("12.11.77"), Noon, TargetOrigin.Recorded), (device.OsVersion, device.LastSeen, device.Origin));
        Assert.Equal(new DiscoverySighting(DiscoveryProtocol.Known, "192.0.2.7", null), device.Sightings.Single());
    }

    [Theory]
    [InlineData("b8:a4:4f:*", null, null, "B8A44F000001 B8A44F000002")]
    [InlineData("*3", null, null, "00408C000003")]
    [InlineData(null, "192.0.2.?", null, "B8A44F000001 B8A44F000002")]
    [InlineData(null, "LOBBY.*", null, "B8A44F000001")]
    [InlineData(null, null, "p32*", "B8A44F000001")]
    [InlineData(null, null, "*", "B8A44F000001 B8A44F000002")]
    [InlineData("B8A4*", "192.0.2.8", "M*", "B8A44F000002")]
    [InlineData("nothing", null, null, "")]
    public async Task Find_WithPatterns_GivesWhatMatchesAll(string? serial, string? address, string? model, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await Find(new KnownDiscoverySource(store, serial, address, model))).Select(device => device.SerialNumber)));

    private static async Task<List<DiscoveredDevice>> Find(KnownDiscoverySource source) =>
        await source.FindAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
