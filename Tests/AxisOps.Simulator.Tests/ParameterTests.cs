using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("Network.HTTP.AuthenticationPolicy", "root.Network.HTTP.AuthenticationPolicy=recommended\n")]
    [InlineData("root.HTTPS.Port,root.Network.SSH.Enabled", "root.HTTPS.Port=443\nroot.Network.SSH.Enabled=no\n")]
    [InlineData("API.*.Server1.Port", "root.API.RemoteSyslog1.Server1.Port=6514\n")]
    [InlineData("Network.SSH", "root.Network.SSH.Enabled=no\n")]
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
        Assert.Equal("root.Network.SSH.Enabled=yes\n", await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=Network.SSH"), TestContext.Current.CancellationToken));
        Assert.Equal("no", host.Devices[1].GetParameter("Network.SSH.Enabled"));
        Assert.Throws<ArgumentException>(() => host.Devices[0].SetParameter("No.Such", "x"));
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
}
