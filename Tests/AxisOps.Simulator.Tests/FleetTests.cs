using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class FleetTests
{
    [Fact]
    public async Task Seed_FixesTheFleet()
    {
        async Task<string> DescribeAsync(int seed)
        {
            await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 20, Seed = seed });
            return string.Join('\n', host.Devices.Select(device => $"{device.SerialNumber} {device.Address} {device.Profile} {device.BootId} {device.SocSerial} {(long)device.Uptime.TotalDays}"))
                + string.Join('\n', host.Credentials);
        }

        var first = await DescribeAsync(7);
        Assert.Equal(first, await DescribeAsync(7));
        Assert.NotEqual(first, await DescribeAsync(8));
    }

    [Fact]
    public async Task BootId_IsOfTheRandomKind()
    {
        await using var host = await SimulatorFixture.StartAsync(20);
        Assert.All(host.Devices, device => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", device.BootId.ToString()));
    }

    [Fact]
    public async Task ThousandsOfDevices_HaveAddressesAndSerialsOfTheirOwn()
    {
        await using var host = await SimulatorFixture.StartAsync(3000);
        Assert.Equal(3000, host.Devices.Select(device => device.SerialNumber).Distinct().Count());
        Assert.Equal(3000, host.Devices.Select(device => device.Address).Distinct().Count());
        using var client = Client.As(host);
        var last = host.Devices[^1];
        var name = await client.GetStringAsync(last.Http("axis-cgi/param.cgi?action=list&group=Properties.System.SerialNumber"), TestContext.Current.CancellationToken);
        Assert.Equal($"Properties.System.SerialNumber={last.SerialNumber}\n", name);
    }

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task BothAddressModes_TellDevicesApart(AddressMode mode)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 6, AddressMode = mode });
        using var client = Client.As(host);
        foreach (var device in host.Devices)
        {
            foreach (var uri in new[] { device.Http("axis-cgi/param.cgi"), device.Https("axis-cgi/param.cgi") })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, uri + "?action=list&group=Network.eth0.IPAddress,Properties.System.SerialNumber");
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(
                    $"Network.eth0.IPAddress={device.Address}\nProperties.System.SerialNumber={device.SerialNumber}\n", await response.TextAsync());
            }
        }

        Assert.Equal(mode == AddressMode.Address ? 1 : 6, host.Devices.Select(device => device.HttpPort).Distinct().Count());
    }

    [Fact]
    public async Task PortInUse_IsAnIOException()
    {
        await using var first = await SimulatorFixture.StartAsync(1);
        var error = await Assert.ThrowsAsync<IOException>(() => SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, HttpPort = first.Devices[0].HttpPort }));
        Assert.Contains("address already in use", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("nonsense")]
    [InlineData("127.5.0.0/30")]
    public async Task UnusableNetworks_NameTheOption(string network)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SimulatorFixture.StartAsync(new SimulatorOptions { Count = 3, Network = network }));
        Assert.Equal("Network", error.ParamName);
    }
}
