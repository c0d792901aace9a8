using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class AccessTests
{
    /// <summary>What <c>curl --digest</c> sends first: an empty POST, to be asked for credentials.</summary>
    [Theory]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", 401)]
    [InlineData("axis-cgi/apidiscovery.cgi", 200)]
    public async Task EmptyPost_IsAskedForCredentials_WhereSomeMethodNeedsThem(string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http(path), string.Empty);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 401, response.Headers.WwwAuthenticate.Count == 1);
    }

    [Theory]
    [InlineData("axis-cgi/usergroup.cgi", 1000)]
    [InlineData("axis-cgi/usergroup.cgi", 500_000_000)]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", 500_000_000)]
    [InlineData("axis-cgi/no-such.cgi", 500_000_000)]
    public async Task Strangers_AreRefusedBeforeTheBodyIsAskedFor(string path, int length)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Devices[0].Address, host.Devices[0].HttpPort, TestContext.Current.CancellationToken);
        var head = $"POST /{path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\nExpect: 100-continue\r\n\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        Assert.Contains(path.Contains("no-such", StringComparison.Ordinal) ? " 404 " : " 401 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(length, Assert.Single(host.Devices[0].Journal.Requests).BodyLength);
    }

    [Theory]
    [InlineData(false, 401)]
    [InlineData(true, 404)]
    public async Task OldCamera_AsksForALoginBeforeItSays404(bool known, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = known ? Client.As(host) : Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/basicdeviceinfo.cgi"), """{"apiVersion":"1.0","method":"getAllProperties"}""");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(known ? "text/html; charset=ISO-8859-1" : "text/html", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(!known, response.Headers.WwwAuthenticate.ToString().Contains("AXIS_" + host.Devices[0].SerialNumber, StringComparison.Ordinal));
        using var outside = await Client.Anonymous().GetAsync(host.Devices[0].Http("nothing"), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)outside.StatusCode);
    }

    [Theory]
    [InlineData("viewer", "operator", 403)]
    [InlineData("operator", "operator", 200)]
    [InlineData("operator", "admin", 403)]
    [InlineData("administrator", "admin", 200)]
    public async Task ParameterAliases_NeedTheRoleTheyName(string role, string alias, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host, role);
        using var response = await client.GetAsync(host.Devices[0].Http($"axis-cgi/{alias}/param.cgi?action=list&group=root.Brand.Brand"), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, await response.TextAsync() == "root.Brand.Brand=AXIS\n");
    }

    [Theory]
    [InlineData("axis-cgi/param.cgi?action=list&group=Brand")]
    [InlineData("axis-cgi/usergroup.cgi")]
    [InlineData("axis-cgi/applications/list.cgi")]
    [InlineData("config/rest/cert/v1/certificates")]
    public async Task Head_IsAGetWithoutBody_AndOtherMethodsAreToldWhichAreAllowed(string path)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var uri = host.Devices[0].Http(path);
        var whole = await client.GetByteArrayAsync(uri, TestContext.Current.CancellationToken);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, uri), TestContext.Current.CancellationToken);
        Assert.Equal((200, whole.Length, 0), ((int)head.StatusCode, (int)head.Content.Headers.ContentLength!, (await head.BytesAsync()).Length));
        using var delete = await client.DeleteAsync(uri, TestContext.Current.CancellationToken);
        Assert.Equal(405, (int)delete.StatusCode);
        Assert.Equal(["GET", "HEAD"], delete.Content.Headers.Allow.Take(2));
    }

    [Theory]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", "getAllUnrestrictedProperties", 200)]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", "getAllProperties", 401)]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", "getProperties", 401)]
    [InlineData("axis-cgi/apidiscovery.cgi", "getApiList", 200)]
    [InlineData("axis-cgi/systemready.cgi", "systemready", 200)]
    [InlineData("axis-cgi/network_settings.cgi", "getNetworkInfo", 401)]
    [InlineData("axis-cgi/firmwaremanagement.cgi", "status", 401)]
    public async Task Strangers_GetTheAnonymousMethodsOnly(string path, string method, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http(path), $$"""{"apiVersion":"1.0","method":"{{method}}"}""");
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("viewer", "axis-cgi/pwdgrp.cgi?action=get", 403)]
    [InlineData("operator", "axis-cgi/pwdgrp.cgi?action=get", 403)]
    [InlineData("administrator", "axis-cgi/pwdgrp.cgi?action=get", 200)]
    [InlineData("viewer", "axis-cgi/applications/list.cgi", 403)]
    [InlineData("viewer", "axis-cgi/param.cgi?action=list", 200)]
    [InlineData("viewer", "config/rest/cert/v1/certificates", 200)]
    [InlineData("administrator", "nothing/here", 404)]
    public async Task Roles_AreEnforced(string role, string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, role);
        using var response = await client.GetAsync(host.Devices[0].Https(path), TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Speaker129)]
    public async Task LowerRoles_SeeFewerParameters(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var lists = new List<HashSet<string>>();
        foreach (var role in new[] { "viewer", "operator", "administrator" })
        {
            using var client = Client.As(host, role);
            var text = await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken);
            lists.Add([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
        }

        Assert.ProperSubset(lists[1], lists[0]);
        Assert.ProperSubset(lists[2], lists[1]);
        Assert.Contains("root.Brand.Brand=AXIS", lists[0]);
    }

    [Theory]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task FactoryNew_RefusesEverythingWithTheSetupHeader(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], FactoryNew = "*" });
        var device = host.Devices[0];
        Assert.True(device.IsFactoryNew);
        using var client = Client.As(host);
        using var response = await client.GetAsync(device.Http("axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("vapix", Assert.Single(response.Headers.GetValues("Axis-Setup")));

        using var users = await client.GetAsync(device.Http("axis-cgi/pwdgrp.cgi?action=get"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, users.StatusCode);
        Assert.Contains("Error: initial admin user must be created first.", await users.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FactoryNew_SaysSoWithoutCredentials()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129], FactoryNew = "2" });
        using var client = Client.Anonymous();
        using var first = await client.CallAsync(host.Devices[0].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.1","method":"systemready","params":{"timeout":20}}""");
        using var second = await client.CallAsync(host.Devices[1].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.1","method":"systemready"}""");
        Assert.Contains("\"needsetup\": \"no\"", await first.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"needsetup\": \"yes\"", await second.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldFactoryNewCamera_HasNoHttps()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Camera551], FactoryNew = "*" });
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[0].HttpsUri, TestContext.Current.CancellationToken));
    }
}
