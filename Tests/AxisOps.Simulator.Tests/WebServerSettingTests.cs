using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Parameters that change how the web server behaves, from the next request on.</summary>
public sealed class WebServerSettingTests
{
    private const string UserGroup = "axis-cgi/usergroup.cgi";
    private const string Update = "axis-cgi/param.cgi?action=update&";

    [Fact]
    public async Task HttpsOnly_InPortMode_ClosesThePort()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], AddressMode = AddressMode.Port });
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "root.System.BoaGroupPolicy.admin=https"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        Assert.NotEmpty(await client.GetStringAsync(device.Https(UserGroup), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HttpsOnly_ClosesHttp_OpenConnectionsIncluded_UntilItIsTakenBack()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "root.System.BoaGroupPolicy.admin=https"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        Assert.Equal("OK", await client.GetStringAsync(device.Https(Update + "System.BoaGroupPolicy.admin=both"), TestContext.Current.CancellationToken));

        // A client of its own: the other may still have an attempt to connect under way that began while the port was closed.
        using var next = Client.As(host);
        Assert.Equal(200, (await next.AskAsync(device, UserGroup)).Status);
    }

    [Fact]
    public async Task HttpsOnly_OnOldReleases_TakesAllThreeRoles()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "System.BoaGroupPolicy.admin=https&System.BoaGroupPolicy.operator=https"));
        Assert.Equal(200, (await client.AskAsync(device, UserGroup)).Status);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "System.BoaGroupPolicy.viewer=https"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task HttpsSwitchedOff_ClosesHttps()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "HTTPS.Enabled=no"));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken));
        Assert.Equal(200, (await client.AskAsync(device, UserGroup)).Status);
    }

    [Fact]
    public async Task AuthenticationPolicy_ChangesTheNextChallenge()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(device, Update + "Network.HTTP.AuthenticationPolicy=digest"));
        using var stranger = Client.Anonymous();
        using var answer = await stranger.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal("Digest", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task ServerTokensOff_ShortensTheBanner()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(host.Devices[0], Update + "System.HTTPServerTokens=no"));
        using var answer = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal("Apache", answer.Headers.Server.ToString());
    }

    [Fact]
    public async Task Ports_AreStoredButTheListenersStay()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(host.Devices[0], Update + "HTTPS.Port=8443&System.BoaPort=8080"));
        Assert.Equal((200, "HTTPS.Port=8443\nSystem.BoaPort=8080\n"), await client.AskAsync(host.Devices[0], "axis-cgi/param.cgi?action=list&group=HTTPS.Port,System.BoaPort"));
    }
}
