using System.Net;
using System.Xml.Linq;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("Network.HTTP.AuthenticationPolicy", "Network.HTTP.AuthenticationPolicy=recommended\n")]
    [InlineData("root.Network.HTTP.AuthenticationPolicy", "root.Network.HTTP.AuthenticationPolicy=recommended\n")]
    [InlineData("root.HTTPS.Port,Network.SSH.Enabled", "root.HTTPS.Port=443\nNetwork.SSH.Enabled=no\n")]
    [InlineData("root.HTTPS.Port,No.Such,root.Network.SSH", "root.HTTPS.Port=443\n# Error: Error -1 getting param in group 'No.Such'\nroot.Network.SSH.Enabled=no\n")]
    [InlineData("API.*.Server1.Port", "API.RemoteSyslog1.Server1.Port=6514\n")]
    [InlineData("Network.SSH", "Network.SSH.Enabled=no\n")]
    [InlineData("Network.SSH,", "Network.SSH.Enabled=no\n")]
    [InlineData("Network.SS", "# Error: Error -1 getting param in group 'Network.SS'\n")]
    public async Task List_FindsGroups(string group, string expected)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var uri = host.Devices[0].Http("axis-cgi/param.cgi");
        Assert.Equal(expected, await client.GetStringAsync(uri + "?action=list&group=" + group, TestContext.Current.CancellationToken));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["action"] = "list", ["group"] = group });
        using var posted = await client.PostAsync(uri, form, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await posted.TextAsync());
    }

    [Fact]
    public async Task ValuesOfOneUnit_DoNotShowOnOthers()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129] });
        host.Devices[0].SetParameter("Network.SSH.Enabled", "yes");
        using var client = Client.As(host);
        Assert.Equal("Network.SSH.Enabled=yes\n", await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=Network.SSH"), TestContext.Current.CancellationToken));
        Assert.Equal("no", host.Devices[1].GetParameter("Network.SSH.Enabled"));
        Assert.Throws<ArgumentException>(() => host.Devices[0].SetParameter("No.Such", "x"));
    }

    [Fact]
    public async Task Definitions_OfAGroup_AreOfThatGroupOnly()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        var uri = host.Devices[0].Http("axis-cgi/param.cgi") + "?action=listdefinitions&listformat=xmlschema&group=";
        var group = XDocument.Parse(await client.GetStringAsync(uri + "root.Network.eth0", TestContext.Current.CancellationToken));
        Assert.Equal(["root", "Network", "eth0"], group.Descendants().Where(element => element.Name.LocalName == "group").Take(3).Select(element => element.Attribute("name")!.Value));
        var one = XDocument.Parse(await client.GetStringAsync(uri + "Network.eth0.IPAddress", TestContext.Current.CancellationToken));
        Assert.Equal(host.Devices[0].Address.ToString(), one.Descendants().Single(element => element.Name.LocalName == "parameter").Attribute("value")!.Value);
        Assert.Equal("# Error: Error -1 getting param in group 'Network.no'\n", await client.GetStringAsync(uri + "Network.no", TestContext.Current.CancellationToken));
        using var viewer = Client.As(host, "viewer");
        Assert.Equal(403, (int)(await viewer.GetAsync(uri + "Network", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(Profiles.Camera1111, "Network.ZeroConf.IPAddress")]
    [InlineData(Profiles.Speaker129, "Network.eth0.IPv6.IPAddresses")]
    public async Task LinkLocalAddresses_AreTheUnitsOwn_AndTheSameEverywhere(string profile, string parameter)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 3, Profiles = [profile] });
        Assert.Equal(3, host.Devices.Select(device => device.GetParameter(parameter)).Distinct().Count());
        using var client = Client.As(host);
        foreach (var device in host.Devices)
        {
            Assert.True(IPAddress.TryParse(device.GetParameter(parameter), out var address) && (address.IsIPv6LinkLocal || address.GetAddressBytes() is [169, 254, not 0 and not 255, _]));
            using var settings = await client.CallAsync(device.Http("axis-cgi/network_settings.cgi"), """{"apiVersion":"1.0","method":"getNetworkInfo"}""");
            Assert.Contains($"\"address\": \"{address}\"", await settings.TextAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GroupsAViewerMayNotSee_LookAbsent()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, "viewer");
        Assert.Equal(
            "# Error: Error -1 getting param in group 'System.PreventDoSAttack'\n",
            await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=System.PreventDoSAttack"), TestContext.Current.CancellationToken));
    }

    /// <summary>The recordings behind the rule: a group without <c>root.</c> is answered without it, another with it.</summary>
    [Theory]
    [InlineData("rs4acap-cassettes/param-list-image-resolution-D6310-12.9.57.txt", "Properties.Image.Resolution", "Properties.Image.Resolution=1280x720\n")]
    [InlineData("rs4acap-cassettes/param-update-ssh-D6310-12.9.57-step0.txt", "root.Network.SSH.Enabled", "root.Network.SSH.Enabled=no\n")]
    public async Task List_RepeatsTheFormOfTheRequestAsRecorded(string fixture, string group, string recorded)
    {
        Assert.Equal(recorded, (await File.ReadAllTextAsync(Repository.Fixture(fixture), TestContext.Current.CancellationToken)).TrimEnd('\n') + "\n");
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        var served = await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=" + group), TestContext.Current.CancellationToken);
        Assert.StartsWith(recorded[..(recorded.IndexOf('=', StringComparison.Ordinal) + 1)], served, StringComparison.Ordinal);
    }
}
