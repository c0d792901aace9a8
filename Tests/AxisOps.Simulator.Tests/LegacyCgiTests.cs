using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed class LegacyCgiTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 7, 9, 18, 14, TimeSpan.Zero);

    [Theory]
    [InlineData(Profiles.Camera551, "restart", 60)]
    [InlineData(Profiles.Speaker129, "admin/restart", 40)]
    public async Task Restart_AnswersFirst_ThenTheDeviceIsAway_AndComesBackInAnotherBoot(string profile, string name, int downSec)
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], Clock = clock });
        var device = host.Devices[0];
        using var client = Client.As(host);
        var boot = device.BootId;
        Assert.Equal(200, (await client.AskAsync(device, $"axis-cgi/{name}.cgi")).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(downSec - 1));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await client.AskAsync(device, "axis-cgi/usergroup.cgi")).Status);
        Assert.NotEqual(boot, device.BootId);
        var log = (await client.AskAsync(device, "axis-cgi/systemlog.cgi")).Text;
        Assert.Equal(3, log.Split("Booting Linux").Length);
        Assert.Contains("systemd[1]: Rebooting.", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("factorydefault", "192.0.2.7")]
    [InlineData("hardfactorydefault", null)]
    public async Task FactoryDefault_TakesAccountsAndSettings_AndLeavesTheNetworkIfSoft(string name, string? kept)
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Camera1111], Clock = clock });
        var device = host.Devices[0];
        using var client = Client.As(host);
        var address = device.GetParameter("Network.IPAddress");
        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/param.cgi?action=update&Network.IPAddress=192.0.2.7&Network.SSH.Enabled=yes"));
        Assert.Equal((200, "S0 OK"), await client.AskAsync(device, "axis-cgi/param.cgi?action=add&template=streamprofile&group=StreamProfile"));
        Assert.Equal(200, (await client.AskAsync(device, $"axis-cgi/{name}.cgi")).Status);
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(device.IsFactoryNew);
        Assert.Equal((kept ?? address, "no", null), (device.GetParameter("Network.IPAddress"), device.GetParameter("Network.SSH.Enabled"), device.GetParameter("StreamProfile.S0.Name")));
        Assert.Equal("no", device.GetParameter("System.RootPwdSet"));
        using var response = await client.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken);
        Assert.Equal((401, true), ((int)response.StatusCode, response.Headers.Contains("Axis-Setup")));
    }

    [Theory]
    [InlineData("restart")]
    [InlineData("factorydefault")]
    [InlineData("hardfactorydefault")]
    public async Task WhatEndsTheBoot_IsForAdministratorsAndNotForHead(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var operators = Client.As(host, "operator");
        Assert.Equal(403, (await operators.AskAsync(device, $"axis-cgi/{name}.cgi")).Status);
        using var client = Client.As(host);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, device.Http($"axis-cgi/{name}.cgi")), TestContext.Current.CancellationToken);
        using var delete = await client.DeleteAsync(device.Http($"axis-cgi/{name}.cgi"), TestContext.Current.CancellationToken);
        Assert.Equal((200, 405), ((int)head.StatusCode, (int)delete.StatusCode));
        Assert.Equal(200, (await client.AskAsync(device, "axis-cgi/usergroup.cgi")).Status);
    }

    [Fact]
    public async Task Date_ReadsAndSetsTheClockOfTheUnit()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Camera551], Clock = clock });
        var device = host.Devices[0];
        using var viewer = Client.As(host, "viewer");
        Assert.Equal((200, "Oct 07, 2026 09:18:14\n"), await viewer.AskAsync(device, "axis-cgi/date.cgi?action=get"));
        Assert.Equal(403, (await viewer.AskAsync(device, "axis-cgi/date.cgi?action=set&year=2020")).Status);
        using var client = Client.As(host);
        device.SetParameter("Time.SyncSource", "None");
        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/date.cgi?action=set&year=2020&month=2&day=29&hour=1"));
        using var response = await client.GetAsync(device.Http("axis-cgi/date.cgi?action=get"), TestContext.Current.CancellationToken);
        Assert.Equal("Feb 29, 2020 01:18:14\n", await response.TextAsync());
        Assert.Equal(new DateTimeOffset(2020, 2, 29, 1, 18, 14, TimeSpan.Zero), response.Headers.Date);
    }

    [Fact]
    public async Task Date_IsNotSetWhileNtpIsOn_AndNtpPutsItRightWhenItIsOnAgain()
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Camera551], Clock = clock });
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.StartsWith("Request failed: ", (await client.AskAsync(device, "axis-cgi/date.cgi?action=set&year=2020")).Text, StringComparison.Ordinal);
        Assert.Equal(2026, device.Now.Year);

        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/param.cgi?action=update&Time.SyncSource=None"));
        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/date.cgi?action=set&year=2020"));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2020, device.Now.Year);
        Assert.Equal((200, "OK"), await client.AskAsync(device, "axis-cgi/param.cgi?action=update&Time.SyncSource=NTP"));
        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("Oct 07, 2026 09:19:35\n", (await client.AskAsync(device, "axis-cgi/date.cgi?action=get")).Text);
    }

    [Theory]
    [InlineData("action=set&month=13")]
    [InlineData("action=set&year=2026&month=2&day=30")]
    [InlineData("action=set&hour=-1")]
    [InlineData("action=set&year=99999999999")]
    [InlineData("action=set&year=1601")]
    [InlineData("action=set&year=2032")]
    [InlineData("action=dance")]
    [InlineData("")]
    public async Task Date_RefusesWhatIsNoDate(string query)
    {
        var clock = new FakeTimeProvider(Start);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        host.Devices[0].SetParameter("Time.SyncSource", "None");
        using var client = Client.As(host);
        Assert.StartsWith("Request failed: ", (await client.AskAsync(host.Devices[0], "axis-cgi/date.cgi?" + query)).Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.Zero, host.Devices[0].ClockOffset);
    }

    [Fact]
    public async Task FirmwareUpload_OfGarbage_IsRefusedAndChangesNothing()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        using var client = Client.Basic(host);
        using var file = new MultipartFormDataContent { { new ByteArrayContent(new byte[3 * 1024 * 1024]), "file", "image.bin" } };
        using var response = await client.PostAsync(device.Http("axis-cgi/firmwareupgrade.cgi?type=normal"), file, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Contains("Error: ", await response.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(405, (await client.AskAsync(device, "axis-cgi/firmwareupgrade.cgi")).Status);
        Assert.Equal(200, (await client.AskAsync(device, "axis-cgi/usergroup.cgi")).Status);
    }
}
