using System.Net;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>Devices that go down, come up, move, and have a clock of their own.</summary>
public sealed class PowerTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(50);

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task Reboot_IsDownThenNotReadyThenReady_WithAnotherBootId(AddressMode mode)
    {
        await using var host = await StartAsync(mode);
        var device = host.Devices[0];
        var before = await ReadyAsync(device);
        Assert.Equal("yes", before.Ready);
        device.Faults.Set("reboot:30/10");
        Assert.Empty(device.Faults.Active);
        Assert.Equal((true, false, TimeSpan.Zero), (device.IsDown, device.IsReady, device.Uptime));
        await AssertUnreachableAsync(device);

        host.Clock.Advance(TimeSpan.FromSeconds(29));
        await AssertUnreachableAsync(device);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var booting = await ReadyAsync(device);
        Assert.Equal(("no", 1L), (booting.Ready, booting.Uptime));
        Assert.NotEqual(before.BootId, booting.BootId);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(("yes", booting.BootId, 11L), await ReadyAsync(device));
    }

    [Fact]
    public async Task Reboot_IsTheSameForTheSameSeed_AndOtherDevicesStayUp()
    {
        async Task<Guid> BootAsync()
        {
            await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129], Faults = ["reboot:0@1"] });
            Assert.Equal("yes", (await ReadyAsync(host.Devices[1])).Ready);
            return host.Devices[0].BootId;
        }

        Assert.Equal(await BootAsync(), await BootAsync());
    }

    [Fact]
    public async Task Reboot_AtARequest_LosesItAndResetsTheConnection()
    {
        await using var host = await StartAsync(AddressMode.Address, "reboot:30[2]");
        var device = host.Devices[0];
        using var raw = await Raw.OpenAsync(device);
        await raw.SendAsync(Raw.SystemReady);
        Assert.Contains("200 OK", (await raw.ReadAllAsync(100)).Text, StringComparison.Ordinal);
        await raw.SendAsync(Raw.SystemReady);
        Assert.True((await raw.ReadAllAsync()).Reset);
        Assert.Equal((true, 1), (device.IsDown, device.Journal.Requests.Count));
        Assert.Empty(device.Faults.Active);
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal("yes", (await ReadyAsync(device)).Ready);
    }

    [Fact]
    public async Task Reboot_AfterATime_HappensThen()
    {
        await using var host = await StartAsync(AddressMode.Address, "reboot:30[1m..]");
        Assert.False(host.Devices[0].IsDown);
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(host.Devices[0].IsDown);
    }

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task PowerOff_ResetsWhatIsOpen_AndLastsUntilItIsRemoved(AddressMode mode)
    {
        await using var host = await StartAsync(mode);
        var device = host.Devices[0];
        var boot = device.BootId;
        using var raw = await Raw.OpenAsync(device);
        await raw.SendAsync(Raw.SystemReady);
        Assert.NotEmpty((await raw.ReadAllAsync(100)).Text);
        device.Faults.Set("poweroff");
        await raw.ReadAllAsync();
        await AssertUnreachableAsync(device);
        device.Restart(TimeSpan.Zero, TimeSpan.Zero);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await AssertUnreachableAsync(device);

        device.Faults.Clear();
        Assert.Equal("yes", (await ReadyAsync(device)).Ready);
        Assert.NotEqual(boot, device.BootId);
    }

    [Fact]
    public async Task PowerOff_ForATime_ComesBackByItself()
    {
        await using var host = await StartAsync(AddressMode.Port, "poweroff[10s..20s]");
        var device = host.Devices[0];
        Assert.Equal("yes", (await ReadyAsync(device)).Ready);
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        await AssertUnreachableAsync(device);
        host.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal("yes", (await ReadyAsync(device)).Ready);
    }

    [Fact]
    public async Task SwitchedOff_UntilRestarted()
    {
        await using var host = await StartAsync(AddressMode.Address);
        host.Devices[0].SwitchOff();
        await AssertUnreachableAsync(host.Devices[0]);
        Assert.Equal("refused", (await host.Devices[0].Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.Connection, TestContext.Current.CancellationToken)).Note);
        host.Devices[0].Restart(TimeSpan.Zero, TimeSpan.Zero);
        Assert.Equal("yes", (await ReadyAsync(host.Devices[0])).Ready);
    }

    [Fact]
    public async Task NotReady_IsUpButSaysNo()
    {
        await using var host = await StartAsync(AddressMode.Address, "notready");
        Assert.Equal("no", (await ReadyAsync(host.Devices[0])).Ready);
        host.Devices[0].Faults.Clear();
        Assert.Equal("yes", (await ReadyAsync(host.Devices[0])).Ready);
    }

    [Theory]
    [InlineData("reboot:0/0/new")]
    [InlineData("readdress")]
    [InlineData("readdress:127.77.0.99")]
    public async Task NewAddress_AnswersThere_AndNoMoreAtTheOldOne(string fault)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129] });
        var device = host.Devices[0];
        var old = device.HttpUri;
        using var raw = await Raw.OpenAsync(device);
        await raw.SendAsync(Raw.SystemReady);
        Assert.NotEmpty((await raw.ReadAllAsync(100)).Text);
        device.Faults.Set(fault);
        await raw.ReadAllAsync();
        Assert.Equal(IPAddress.Parse(fault.EndsWith("99", StringComparison.Ordinal) ? "127.77.0.99" : "127.77.0.3"), device.Address);
        using var client = Client.As(host);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(old, TestContext.Current.CancellationToken));
        var list = await client.GetStringAsync(device.Http("axis-cgi/param.cgi?action=list&group=Network.eth0.IPAddress,Properties.System.SerialNumber"), TestContext.Current.CancellationToken);
        Assert.Equal($"Network.eth0.IPAddress={device.Address}\nProperties.System.SerialNumber={device.SerialNumber}\n", list);
        Assert.Equal("yes", (await ReadyAsync(host.Devices[1])).Ready);
    }

    [Theory]
    [InlineData(AddressMode.Port, "readdress", "port mode")]
    [InlineData(AddressMode.Address, "readdress:127.77.0.2", "is the address of")]
    [InlineData(AddressMode.Address, "reboot:0/0/192.0.2.7", "127.0.0.0/8")]
    public async Task NewAddress_ThatCannotBe_IsAnErrorThatNamesTheFault(AddressMode mode, string fault, string expected)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, AddressMode = mode });
        var error = Assert.Throws<FormatException>(() => host.Devices[0].Faults.Set(fault));
        Assert.Contains($"'{fault}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clock:-3650d", -3650)]
    [InlineData("clock:+2d", 2)]
    [InlineData("clock:2010-01-11T00:00:00Z", -3642)]
    public async Task Clock_IsOffForThatDeviceOnly(string fault, int days)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129], Clock = new FakeTimeProvider(Start), Faults = [fault + "@1"] });
        Assert.Equal((Start.AddDays(days), Start), (await DateAsync(host.Devices[0]), await DateAsync(host.Devices[1])));
        Assert.True(host.Devices[0].Uptime > TimeSpan.Zero);
        host.Devices[0].Faults.Clear();
        Assert.Equal(Start, await DateAsync(host.Devices[0]));
    }

    [Fact]
    public async Task RequestThatAsksForARestart_IsAnsweredFirst_ThenTheConnectionEnds()
    {
        await using var host = await StartAsync(AddressMode.Address);
        var device = host.Devices[0];
        var asked = false;

        // No endpoint restarts a device here; whoever follows the journal on the path of a request stands for one.
        _ = device.Journal.WaitForAsync(
            entry =>
            {
                if (!asked && entry.Kind == JournalEntryKind.Request)
                {
                    asked = true;
                    device.Restart(TimeSpan.FromSeconds(30), TimeSpan.Zero);
                }

                return asked;
            },
            TestContext.Current.CancellationToken);
        using var idle = await Raw.OpenAsync(device);
        using var raw = await Raw.OpenAsync(device);
        await raw.SendAsync(Raw.SystemReady);
        var (text, reset) = await raw.ReadAllAsync();
        Assert.Contains("200 OK", text, StringComparison.Ordinal);
        Assert.Contains("\"systemready\"", text, StringComparison.Ordinal);
        Assert.False(reset);
        Assert.True(device.IsDown);
        Assert.Null(await idle.ReadAsync(TestContext.Current.CancellationToken));
    }

    private static Task<SimulatorHost> StartAsync(AddressMode mode, params string[] faults) => SimulatorFixture.StartAsync(new SimulatorOptions
    {
        Count = 1,
        Profiles = [Profiles.Speaker129],
        AddressMode = mode,
        Clock = new FakeTimeProvider(Start),
        Faults = faults,
    });

    private static async Task AssertUnreachableAsync(SimulatedDevice device)
    {
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http("none"), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Https("none"), TestContext.Current.CancellationToken));
    }

    private static async Task<DateTimeOffset?> DateAsync(SimulatedDevice device)
    {
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(device.Http("none"), TestContext.Current.CancellationToken);
        return response.Headers.Date;
    }

    private static async Task<(string Ready, string BootId, long Uptime)> ReadyAsync(SimulatedDevice device)
    {
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(device.Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1","method":"systemready"}""");
        var data = JsonNode.Parse(await response.TextAsync())!["data"]!;
        return (data["systemready"]!.ToString(), data["bootid"]!.ToString(), long.Parse(data["uptime"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
    }
}
