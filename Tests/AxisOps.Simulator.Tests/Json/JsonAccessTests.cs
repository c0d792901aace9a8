using System.Net;
using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests.Json;

public sealed class JsonAccessTests
{
    [Theory]
    [InlineData("viewer", "time", "getDateTimeInfo", 200)]
    [InlineData("viewer", "time", "getAll", 200)]
    [InlineData("viewer", "time", "setDateTime", 403)]
    [InlineData("operator", "time", "resetTimeZone", 200)]
    [InlineData("viewer", "ntp", "getNTPInfo", 200)]
    [InlineData("operator", "ntp", "setNTPClientConfiguration", 403)]
    [InlineData("operator", "network_settings", "getNetworkInfo", 403)]
    [InlineData("operator", "network_settings", "addVlan", 403)]
    [InlineData("operator", "ssh", "getSshInfo", 403)]
    [InlineData("operator", "mdnssd", "getMdnssdInfo", 403)]
    [InlineData("operator", "upnp", "getUpnpInfo", 403)]
    [InlineData("operator", "remotesyslog", "status", 403)]
    [InlineData("operator", "mqtt/client", "getClientStatus", 403)]
    [InlineData("operator", "findmydevice", "find", 403)]
    [InlineData("operator", "customhttpheader", "list", 403)]
    [InlineData("operator", "oak", "getOAK", 403)]
    [InlineData("operator", "featureflag", "listAll", 403)]
    [InlineData("operator", "firmwaremanagement", "reboot", 403)]
    [InlineData("operator", "firmwaremanagement", "factoryDefault", 403)]
    public async Task Methods_NeedTheRoleOfTheirDocument(string role, string api, string method, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Tests.Profiles.Speaker129);
        using var client = Client.As(host, role);
        using var response = await client.CallAsync(host.Devices[0].Http($"axis-cgi/{api}.cgi"), $$"""{"apiVersion":"1.0","method":"{{method}}"}""");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.False(host.Devices[0].Power.IsDown);
    }

    public static TheoryData<string, int, int, int, int, int> Families() => new()
    {
        { "network_settings", 2000, 2000, 3000, 4001, 4003 },
        { "time", 2000, 2000, 3000, 4001, 4003 },
        { "ntp", 2000, 2000, 3000, 4001, 4003 },
        { "ssh", 2000, 2000, 3000, 4001, 4003 },
        { "mdnssd", 2000, 2000, 3000, 4001, 4003 },
        { "upnp", 2000, 2000, 3000, 4001, 4003 },
        { "remotesyslog", 2102, 0, 2101, 2100, 2103 },
        { "mqtt/client", 2102, 0, 2101, 2100, 2103 },
        { "customhttpheader", 2102, 0, 2101, 2100, 2103 },
        { "findmydevice", 2200, 0, 2101, 2100, 2103 },
        { "oak", 2000, 0, 2101, 2100, 2103 },
        { "featureflag", 2102, 0, 2101, 2100, 2103 },
        { "firmwaremanagement", 400, 0, 400, 417, 400 },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public async Task EnvelopeErrors_HaveTheCodesOfTheFamily(string api, int get, int contentType, int json, int version, int missing)
    {
        await using var host = await SimulatorFixture.StartAsync(Tests.Profiles.Speaker129);
        using var client = Client.As(host);
        var uri = host.Devices[0].Http($"axis-cgi/{api}.cgi");
        using var read = await client.GetAsync(uri, TestContext.Current.CancellationToken);
        Assert.Equal(get, await CodeAsync(read));
        if (contentType != 0)
        {
            using var content = new StringContent("{}");
            using var plain = await client.PostAsync(uri, content, TestContext.Current.CancellationToken);
            Assert.Equal(contentType, await CodeAsync(plain));
        }

        foreach (var (body, code) in new[] { ("{", json), ("""{"apiVersion":"9.0","method":"x"}""", version), ("""{"apiVersion":"1.0"}""", missing), ("""{"method":"x"}""", missing) })
        {
            using var response = await client.CallAsync(uri, body);
            Assert.Equal(code, await CodeAsync(response));
        }
    }

    [Theory]
    [InlineData(Tests.Profiles.Speaker129)]
    [InlineData(Tests.Profiles.Camera1111)]
    public async Task SupportedVersions_AreTheOnesThatAnswersCarry(string profile)
    {
        await using var unit = await JsonDevice.StartAsync(profile);
        var apis = unit.Device.ProfileData.Endpoints.Values.Where(endpoint => endpoint.Document.ApiVersion is not null).ToArray();
        Assert.NotEmpty(apis);
        foreach (var api in apis)
        {
            var versions = await unit.DataAsync(api.Path["/axis-cgi/".Length..^".cgi".Length], "getSupportedVersions");
            Assert.Contains(api.Document.ApiVersion, versions["apiVersions"]!.AsArray().Select(version => version!.ToString()));
        }
    }

    [Fact]
    public async Task Context_ComesBackFromWriters()
    {
        await using var host = await SimulatorFixture.StartAsync(Tests.Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/ssh.cgi"), """{"apiVersion":"1.0","context":"c 1","method":"setSshConfiguration","params":{"enabled":true}}""");
        Assert.Equal("{\n  \"apiVersion\": \"1.0\",\n  \"context\": \"c 1\",\n  \"method\": \"setSshConfiguration\",\n  \"data\": {}\n}", await response.TextAsync());
    }

    /// <summary>What a unit lists it serves, but for what the document of the simulator names.</summary>
    [Theory]
    [InlineData(Tests.Profiles.Speaker129)]
    [InlineData(Tests.Profiles.Camera1111)]
    public async Task ApiList_NamesWhatIsServed_OrTheDocumentSaysThatItIsNot(string profile)
    {
        var paths = new Dictionary<string, string>
        {
            ["api-discovery"] = "apidiscovery",
            ["basic-device-info"] = "basicdeviceinfo",
            ["systemready"] = "systemready",
            ["param-cgi"] = "param",
            ["user-management"] = "pwdgrp",
            ["fwmgr"] = "firmwaremanagement",
            ["network-settings"] = "network_settings",
            ["time-service"] = "time",
            ["ntp"] = "ntp",
            ["ssh"] = "ssh",
            ["mdnssd"] = "mdnssd",
            ["upnp"] = "upnp",
            ["remote-syslog"] = "remotesyslog",
            ["mqtt-client"] = "mqtt/client",
            ["findmydevice"] = "findmydevice",
            ["customhttpheader"] = "customhttpheader",
            ["application"] = "applications/list",
            ["disk-management"] = "disks/list",
            ["disk-properties"] = "disks/properties/enablediskencryption",
            ["audit-log"] = "auditlog",
            ["oak"] = "oak",
            ["feature-flag"] = "featureflag",
        };
        await using var unit = await JsonDevice.StartAsync(profile);
        var listed = (await unit.DataAsync("apidiscovery", "getApiList"))["apiList"]!.AsArray().Select(api => api!["id"]!.ToString()).ToHashSet();
        var served = paths.Where(path => unit.Device.ProfileData.FindEndpoint($"/axis-cgi/{path.Value}.cgi") is not null).Select(path => path.Key).ToHashSet();

        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "simulator.md"), TestContext.Current.CancellationToken);
        var start = text.IndexOf("Listed but not served:", StringComparison.Ordinal);
        var named = text[start..text.IndexOf("\n\n", start, StringComparison.Ordinal)].Split('`').Where((_, index) => index % 2 == 1).ToHashSet();
        Assert.DoesNotContain(listed, id => !served.Contains(id) && !named.Contains(id));

        // The list of 11.11 has no application id, although its units have the CGIs.
        Assert.Subset(new HashSet<string>(listed) { "application" }, served);
    }

    private static async Task<int> CodeAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (int)JsonNode.Parse(await response.TextAsync())!["error"]!["code"]!;
    }
}
