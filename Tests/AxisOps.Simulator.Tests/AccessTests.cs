using System.Net;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class AccessTests
{

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
