using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class JsonApiTests
{
    [Theory]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"nothing"}""", 2004)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"9.0","method":"getAllProperties"}""", 2003)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":""", 4000)]
    [InlineData("basicdeviceinfo", """[1]""", 4000)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0"}""", 4002)]
    [InlineData("basicdeviceinfo", """{"method":"getAllProperties"}""", 4002)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"getProperties"}""", 4002)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"getProperties","params":{"propertyList":["Nothing"]}}""", 1000)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"\ud800"}""", 4000)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"getProperties","params":{"propertyList":["\ud800"]}}""", 4000)]
    [InlineData("basicdeviceinfo", """{"\ud800":1,"apiVersion":"1.0","method":"getAllProperties"}""", 4000)]
    [InlineData("basicdeviceinfo", """{"apiVersion":"1.0","method":"getAllProperties","method":"nothing"}""", 2004)]
    [InlineData("apidiscovery", """{"apiVersion":"9.0","method":"getApiList"}""", 2003)]
    [InlineData("apidiscovery", """{"apiVersion":"1.0","method":"nothing"}""", 2004)]
    [InlineData("network_settings", """{"apiVersion":"9.0","method":"getNetworkInfo"}""", 4001)]
    [InlineData("ntp", """{"apiVersion":"9.0","method":"getNTPInfo"}""", 4001)]
    [InlineData("time", """{"apiVersion":"9.0","method":"getDateTimeInfo"}""", 4001)]
    [InlineData("firmwaremanagement", """{"apiVersion":"2.0","method":"status"}""", 417)]
    [InlineData("firmwaremanagement", """{"apiVersion":"1.0","method":"bogus"}""", 405)]
    public async Task Errors_AreInsideA200(string api, string request, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.CallAsync(host.Devices[0].Https($"axis-cgi/{api}.cgi"), request);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(code, (int)JsonNode.Parse(await response.TextAsync())!["error"]!["code"]!);
    }

    [Theory]
    [InlineData("axis-cgi/basicdeviceinfo.cgi", 200)]
    [InlineData("axis-cgi/no-such.cgi", 404)]
    public async Task BodiesThatAreNoText_AreAnsweredAndJournaled(string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Basic(host);
        byte[][] bodies = [[(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'], """{"a":1,"a":2}"""u8.ToArray(), """{"context":"\ud800"}"""u8.ToArray()];
        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            using var response = await client.PostAsync(host.Devices[0].Https(path), content, TestContext.Current.CancellationToken);
            Assert.Equal(status, (int)response.StatusCode);
            Assert.NotEmpty(await response.BytesAsync());
        }

        Assert.Equal([status, status, status], host.Devices[0].Journal.Requests.Select(entry => entry.Status));
    }

    [Fact]
    public async Task UnknownFirmwareMethod_EqualsTheRecordingButForTheVersion()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.CallAsync(host.Devices[0].Https("axis-cgi/firmwaremanagement.cgi"), """{"apiVersion":"1.0","method":"bogus"}""");
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("cacsjep-oadm/fwmgr-error-405-P3265-V-12.11.77.json"), TestContext.Current.CancellationToken);
        Assert.Equal(recorded.Replace("1.10", "1.8", StringComparison.Ordinal), await response.TextAsync());
    }

    [Fact]
    public async Task WrongMethodAndWrongContentType_AreErrorsInsideA200()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var get = await client.GetAsync(host.Devices[0].Https("axis-cgi/basicdeviceinfo.cgi"), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)(await Client.Anonymous().GetAsync(host.Devices[0].Https("axis-cgi/time.cgi"), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(2002, (int)JsonNode.Parse(await get.TextAsync())!["error"]!["code"]!);

        using var plain = new StringContent("""{"apiVersion":"1.0","method":"getDateTimeInfo"}""");
        using var untyped = await client.PostAsync(host.Devices[0].Https("axis-cgi/time.cgi"), plain, TestContext.Current.CancellationToken);
        Assert.Equal(2000, (int)JsonNode.Parse(await untyped.TextAsync())!["error"]!["code"]!);
    }

    [Fact]
    public async Task GetProperties_AnswersTheChosenOnes()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, "viewer");
        using var response = await client.CallAsync(
            host.Devices[0].Http("axis-cgi/basicdeviceinfo.cgi"), """{"apiVersion":"1.0","context":"c 1","method":"getProperties","params":{"propertyList":["Brand","SerialNumber"]}}""");
        Assert.Equal(
            """{"apiVersion": "1.3", "context": "c 1", "data": {"propertyList": {"Brand": "AXIS", "SerialNumber": """ + $"\"{host.Devices[0].SerialNumber}\"" + "}}}\n",
            await response.TextAsync());
    }

    [Theory]
    [InlineData("""{"id":"param-cgi"}""", 1)]
    [InlineData("""{"id":"privacy-mask"}""", 2)]
    [InlineData("""{"id":"privacy-mask","version":"3.*"}""", 1)]
    [InlineData("""{"id":"no-such-api"}""", 0)]
    public async Task ApiList_CanBeFiltered(string parameters, int count)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/apidiscovery.cgi"), $$"""{"apiVersion":"1.0","method":"getApiList","params":{{parameters}}}""");
        Assert.Equal(count, JsonNode.Parse(await response.TextAsync())!["data"]!["apiList"]!.AsArray().Count);
    }

    [Fact]
    public async Task Context_ComesBackInBothStyles()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        foreach (var (api, method) in new[] { ("apidiscovery", "getSupportedVersions"), ("network_settings", "getNetworkInfo"), ("apidiscovery", "getApiList"), ("time", "getAll"), ("ntp", "getNTPInfo") })
        {
            using var response = await client.CallAsync(host.Devices[0].Http($"axis-cgi/{api}.cgi"), $$"""{"apiVersion":"1.0","context":"a\"b","method":"{{method}}"}""");
            var body = JsonNode.Parse(await response.TextAsync())!;
            Assert.Equal("a\"b", body["context"]!.ToString());
            Assert.NotNull(body["data"]);
        }
    }

    [Fact]
    public async Task OldCamera_HasNoJsonApi()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        foreach (var path in new[] { "axis-cgi/basicdeviceinfo.cgi", "axis-cgi/systemready.cgi", "config/discover", "config/rest/cert/v1/certificates" })
        {
            using var response = await client.CallAsync(host.Devices[0].Http(path), "{}");
            Assert.Equal(404, (int)response.StatusCode);
            Assert.Contains("<H1>404 Not Found</H1>\nThe requested URL /" + path, await response.TextAsync(), StringComparison.Ordinal);
        }
    }
}
