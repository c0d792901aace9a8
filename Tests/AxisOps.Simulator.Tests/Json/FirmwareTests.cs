using System.Net.Http.Headers;
using System.Text;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests.Json;

public sealed class FirmwareTests
{
    private const string Api = "firmwaremanagement";

    [Fact]
    public async Task Reboot_IsAnsweredFirst_ThenTheUnitIsDownAndComesBackInAnotherBoot()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, clock);
        var boot = unit.Device.BootId;
        Assert.Empty((await unit.DataAsync(Api, "reboot")).AsObject());
        Assert.True(unit.Device.Power.IsDown);
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(unit.Device.HttpUri, TestContext.Current.CancellationToken));

        clock.Advance(TimeSpan.FromSeconds(6));
        using var early = await client.CallAsync(unit.Device.Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.0","method":"systemready"}""");
        Assert.Contains("\"systemready\": \"no\"", await early.TextAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(3));
        using var late = await client.CallAsync(unit.Device.Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.0","method":"systemready"}""");
        Assert.Contains("\"systemready\": \"yes\"", await late.TextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(boot, unit.Device.BootId);
    }

    [Theory]
    [InlineData("""{"factoryDefaultMode":"soft"}""", true)]
    [InlineData("{}", true)]
    [InlineData("""{"factoryDefaultMode":"hard"}""", false)]
    public async Task FactoryDefault_DropsAccountsAndSettings_AndKeepsTheAddressOnlyWhenSoft(string parameters, bool keepsAddress)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        var lease = unit.Device.Address;
        await unit.DataAsync("ssh", "setSshConfiguration", """{"enabled":true}""");
        await unit.DataAsync("network_settings", "setIPv4AddressConfiguration", """{"deviceName":"eth0","configurationMode":"static","staticAddressConfigurations":[{"address":"127.77.0.77","prefixLength":16}]}""");
        await unit.DataAsync(Api, "factoryDefault", parameters);
        Assert.True(unit.Device.IsFactoryNew);
        Assert.True(unit.Device.Power.IsDown);
        Assert.Equal("no", unit.Device.GetParameter("Network.SSH.Enabled"));
        Assert.Equal(keepsAddress ? "127.77.0.77" : lease.ToString(), unit.Device.Address.ToString());
        Assert.All(State.ApplicationBook.Of(unit.Device).Value, application => Assert.True(application.IsBundled));
    }

    [Theory]
    [InlineData("factoryDefault", """{"factoryDefaultMode":"gentle"}""", 400)]
    [InlineData("rollback", "{}", 404)]
    [InlineData("upgrade", "{}", 400)]
    public async Task WhatCannotBeDone_IsRefused(string method, string parameters, int code)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        Assert.Equal((code, null), await unit.ErrorAsync(Api, method, parameters));
        Assert.False(unit.Device.Power.IsDown);
    }

    [Fact]
    public async Task Commit_OfACommittedFirmware_NamesIt()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        Assert.Equal("11.11.192", (await unit.DataAsync(Api, "commit"))["firmwareVersion"]!.ToString());
        await unit.DataAsync(Api, "purge");
        await unit.DataAsync(Api, "stopAuto");
    }

    [Fact]
    public async Task UpgradeWithAGarbageFile_EqualsTheRecording()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.PostAsync(host.Devices[0].Http("axis-cgi/firmwaremanagement.cgi"), Upgrade("{\"apiVersion\":\"1.0\",\"method\":\"upgrade\",\"params\":{}}", "firmware.bin"), TestContext.Current.CancellationToken);
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("rs4acap-cassettes/fwmgr-upgrade-error-421-D4200-VE-12.9.57.json"), TestContext.Current.CancellationToken);
        Assert.Equal(recorded, await response.TextAsync());
        Assert.Equal("upgrade", host.Devices[0].Journal.Requests[^1].ApiMethod);
        Assert.Contains("fwmgr: Image has no signature.", await client.GetStringAsync(host.Devices[0].Http("axis-cgi/systemlog.cgi"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"apiVersion":"2.0","method":"upgrade"}""", "firmware.bin", 417)]
    [InlineData("""{"apiVersion":"1.0","method":"upgrade"}""", null, 400)]
    [InlineData("nonsense", "firmware.bin", 400)]
    public async Task UpgradeWithAWrongEnvelope_IsRefused(string envelope, string? file, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.PostAsync(host.Devices[0].Http("axis-cgi/firmwaremanagement.cgi"), Upgrade(envelope, file), TestContext.Current.CancellationToken);
        Assert.Contains($"\"code\": {code},", await response.TextAsync(), StringComparison.Ordinal);
    }

    private static MultipartFormDataContent Upgrade(string envelope, string? file)
    {
        var content = new MultipartFormDataContent { { new StringContent(envelope, Encoding.UTF8, "application/json"), "data" } };
        var image = new ByteArrayContent("DUMMY_FIRMWARE_BYTES"u8.ToArray());
        image.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        if (file is null)
        {
            content.Add(image, "firmwareImage");
        }
        else
        {
            content.Add(image, "firmwareImage", file);
        }

        return content;
    }
}
