using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests.Json;

/// <summary>The small APIs: SSH, announcements, remote syslog, MQTT, locating, custom headers.</summary>
public sealed class SwitchTests
{
    [Fact]
    public async Task Ssh_AndItsParameter_AreOneSwitch()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, count: 2);
        Assert.False((bool)(await unit.DataAsync("ssh", "getSshInfo"))["enabled"]!);
        await unit.DataAsync("ssh", "setSshConfiguration", """{"enabled":true}""");
        Assert.Equal(("yes", "no"), (unit.Device.GetParameter("Network.SSH.Enabled"), unit.Host.Devices[1].GetParameter("Network.SSH.Enabled")));
        unit.Device.SetParameter("Network.SSH.Enabled", "no");
        Assert.False((bool)(await unit.DataAsync("ssh", "getSshInfo"))["enabled"]!);
        Assert.Equal((4003, null), await unit.ErrorAsync("ssh", "setSshConfiguration"));
        Assert.Equal((4004, null), await unit.ErrorAsync("ssh", "setSshConfiguration", """{"enabled":"yes"}"""));
        Assert.Equal((4000, null), await unit.ErrorAsync("ssh", "bogus"));
    }

    [Theory]
    [InlineData("mdnssd", "getMdnssdInfo", "setMdnssdConfiguration", "Network.Bonjour")]
    [InlineData("upnp", "getUpnpInfo", "setUpnpConfiguration", "Network.UPnP")]
    public async Task Announcements_AndTheirParameters_AreOne(string api, string reader, string writer, string group)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        await unit.DataAsync(api, writer, """{"enabled":false,"friendlyName":"North door"}""");
        Assert.Equal(("no", "North door"), (unit.Device.GetParameter(group + ".Enabled"), unit.Device.GetParameter(group + ".FriendlyName")));
        unit.Device.SetParameter(group + ".Enabled", "yes");
        var info = await unit.DataAsync(api, reader);
        Assert.Equal((true, "North door"), ((bool)info["enabled"]!, info["friendlyName"]!.ToString()));

        Assert.Equal((4003, null), await unit.ErrorAsync(api, writer));
        Assert.Equal((4004, 1), await unit.ErrorAsync(api, writer, """{"enabled":1}"""));
        Assert.Equal((4004, 2), await unit.ErrorAsync(api, writer, $$"""{"friendlyName":"{{new string('x', 49)}}"}"""));
        Assert.Equal((4004, 2), await unit.ErrorAsync(api, writer, """{"friendlyName":"a\u001b[31m"}"""));
    }

    [Fact]
    public async Task Discover_FindsNobody()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        var found = await unit.DataAsync("mdnssd", "discover", """{"services":["_axis-video._tcp"],"timeout":5}""");
        Assert.Empty(found["devices"]!.AsArray());
        Assert.Equal((4003, null), await unit.ErrorAsync("mdnssd", "discover"));
        Assert.Equal((4004, null), await unit.ErrorAsync("mdnssd", "discover", """{"services":["_x._tcp"],"timeout":16}"""));
        Assert.Equal((4000, null), await unit.ErrorAsync("upnp", "discover"));
    }

    [Fact]
    public async Task RemoteSyslog_FollowsItsDocument()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        Assert.Equal((2200, null), await unit.ErrorAsync("remotesyslog", "enable"));
        Assert.Equal((2202, null), await unit.ErrorAsync("remotesyslog", "test"));
        var set = await unit.DataAsync("remotesyslog", "setup", """{"servers":[{"address":"192.0.2.5"},{"address":"192.0.2.6","protocol":"TCP"}]}""");
        Assert.Equal(
            """{"enabled": true, "servers": [{"address": "192.0.2.5", "port": 6514, "protocol": "TLS", "syslogFormat": "RFC5424", "severity": "Warning", "type": "All"}, {"address": "192.0.2.6", "port": 601, "protocol": "TCP", "syslogFormat": "RFC5424", "severity": "Warning", "type": "All"}]}""",
            Endpoints.JsonText.OneLine(set));
        Assert.Equal(("true", "192.0.2.6", "601"), (unit.Device.GetParameter("API.RemoteSyslog1.Enabled"), unit.Device.GetParameter("API.RemoteSyslog1.Server2.Address"), unit.Device.GetParameter("API.RemoteSyslog1.Server2.Port")));
        Assert.True((bool)(await unit.DataAsync("remotesyslog", "test"))["enabled"]!);
        Assert.False((bool)(await unit.DataAsync("remotesyslog", "disable"))["enabled"]!);
        Assert.True((bool)(await unit.DataAsync("remotesyslog", "enable"))["enabled"]!);
        Assert.Empty((await unit.DataAsync("remotesyslog", "setup", """{"servers":[]}"""))["servers"]!.AsArray());
    }

    [Fact]
    public async Task RemoteSyslog_OfOlderReleases_HasNoType()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        var set = await unit.DataAsync("remotesyslog", "setup", """{"servers":[{"address":"log.example.com","protocol":"UDP"}]}""");
        Assert.Equal((514, false), ((int)set["servers"]![0]!["port"]!, set["servers"]![0]!.AsObject().ContainsKey("type")));
    }

    [Fact]
    public async Task Mqtt_IsConfiguredThenActivated_AndShowsNoPassword()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111, count: 2);
        Assert.Equal((2103, null), await unit.ErrorAsync("mqtt/client", "activateClient"));
        await unit.DataAsync("mqtt/client", "configureClient", """{"server":{"host":"broker.example.com","protocol":"ssl"},"clientId":"door","username":"joe","password":"hunter2","keepAliveInterval":30}""");
        await unit.DataAsync("mqtt/client", "activateClient");
        var text = await unit.TextAsync("mqtt/client", "getClientStatus");
        var data = JsonNode.Parse(text)!["data"]!;
        Assert.Equal(("active", "Connecting"), (data["status"]!["state"]!.ToString(), data["status"]!["connectionStatus"]!.ToString()));
        Assert.Equal((8883, 30, "joe"), ((int)data["config"]!["server"]!["port"]!, (int)data["config"]!["keepAliveInterval"]!, data["config"]!["username"]!.ToString()));
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);

        await unit.DataAsync("mqtt/client", "deactivateClient");
        Assert.Equal("inactive", (await unit.DataAsync("mqtt/client", "getClientStatus"))["status"]!["state"]!.ToString());
        Assert.Empty((await unit.DataAsync("mqtt/client", "getClientStatus", null, unit.Host.Devices[1]))["config"]!.AsObject());
    }

    [Fact]
    public async Task Locating_EndsByItselfOrWhenStopped()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, clock);
        await unit.DataAsync("findmydevice", "find", """{"duration":10}""");
        Assert.Equal((2201, null), await unit.ErrorAsync("findmydevice", "find", """{"duration":10}"""));
        clock.Advance(TimeSpan.FromSeconds(11));
        await unit.DataAsync("findmydevice", "find");
        await unit.DataAsync("findmydevice", "stop");
        await unit.DataAsync("findmydevice", "find");
        Assert.Equal((2104, null), await unit.ErrorAsync("findmydevice", "find", """{"duration":3601}"""));
    }

    [Fact]
    public async Task CustomHeaders_AreOnEveryResponse_OfThatUnit()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, count: 2);
        var set = await unit.DataAsync("customhttpheader", "set", """{"Strict-Transport-Security":"max-age=31536000","X-Site":"north"}""");
        Assert.Equal("north", set["X-Site"]!.ToString());
        using var client = Client.Anonymous();
        using var refused = await client.GetAsync(unit.Device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken);
        using var other = await client.GetAsync(unit.Host.Devices[1].Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken);
        Assert.Equal("max-age=31536000", Assert.Single(refused.Headers.GetValues("Strict-Transport-Security")));
        Assert.False(other.Headers.Contains("X-Site"));

        await unit.DataAsync("customhttpheader", "remove", """{"X-Site":"anything"}""");
        Assert.Equal(["Strict-Transport-Security"], (await unit.DataAsync("customhttpheader", "list")).AsObject().Select(header => header.Key));
    }
}
