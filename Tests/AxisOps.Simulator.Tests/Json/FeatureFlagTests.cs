namespace AxisOps.Simulator.Tests.Json;

/// <summary>Feature flags and the owner authentication key.</summary>
public sealed class FeatureFlagTests
{
    [Fact]
    public async Task Flag_IsSetOnOneUnit_ListedAndAudited()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, count: 2);
        var flag = (await unit.DataAsync("featureflag", "listAll"))["flags"]![0]!;
        Assert.Equal((false, false), ((bool)flag["value"]!, (bool)flag["defaultValue"]!));
        var name = flag["name"]!.ToString();
        Assert.Equal("Success", (await unit.DataAsync("featureflag", "set", $$$"""{"flagValues":{"{{{name}}}":true}}"""))["result"]!.ToString());
        Assert.True((bool)(await unit.DataAsync("featureflag", "get", $$"""{"names":["{{name}}"]}"""))["flagValues"]![name]!);
        var listed = (await unit.DataAsync("featureflag", "listAll"))["flags"]![0]!;
        Assert.Equal((true, false), ((bool)listed["value"]!, (bool)listed["defaultValue"]!));
        Assert.False((bool)(await unit.DataAsync("featureflag", "get", $$"""{"names":["{{name}}"]}""", unit.Host.Devices[1]))["flagValues"]![name]!);
        Assert.Contains("called POST /axis-cgi/featureflag.cgi set", await Audit(unit), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get", """{"names":["no.such.flag"]}""", 2200)]
    [InlineData("get", """{"names":"simulated.flag"}""", 2104)]
    [InlineData("get", "{}", 2103)]
    [InlineData("set", """{"flagValues":{"no.such.flag":true}}""", 2200)]
    [InlineData("set", """{"flagValues":{"simulated.flag":"yes"}}""", 2104)]
    [InlineData("set", """{"flagValues":{}}""", 2103)]
    [InlineData("delete", "{}", 2102)]
    public async Task WhatIsWrong_HasTheCodeOfTheDocument(string method, string parameters, int code)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        Assert.Equal((code, null), await unit.ErrorAsync("featureflag", method, parameters));
        Assert.False((bool)(await unit.DataAsync("featureflag", "listAll"))["flags"]![0]!["value"]!);
    }

    [Fact]
    public async Task OwnerKey_IsOneOfTheUnit_AndNotToBeHadThroughAProxy()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, count: 2);
        var key = (await unit.DataAsync("oak", "getOAK"))["oak"]!.ToString();
        Assert.Matches("^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$", key);
        Assert.Equal(key, (await unit.DataAsync("oak", "getOAK"))["oak"]!.ToString());
        Assert.NotEqual(key, (await unit.DataAsync("oak", "getOAK", device: unit.Host.Devices[1]))["oak"]!.ToString());
        await unit.DataAsync("network_settings", "setGlobalProxyConfiguration", """{"httpProxy":"","httpsProxy":"http://192.0.2.9:3128","noProxy":""}""");
        Assert.Equal((1100, null), await unit.ErrorAsync("oak", "getOAK"));
    }

    private static async Task<string> Audit(JsonDevice unit)
    {
        using var client = Client.As(unit.Host);
        return (await client.AskAsync(unit.Device, "axis-cgi/auditlog.cgi")).Text;
    }
}
