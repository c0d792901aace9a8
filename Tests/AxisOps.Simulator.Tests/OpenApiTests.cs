using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>The OpenAPI documents that the discovery document points to.</summary>
public sealed class OpenApiTests
{
    [Theory]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    [InlineData(Profiles.Camera1211)]
    public async Task EveryPathOfADocument_CanBeRead(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.Basic(host);
        var device = host.Devices[0];
        var cancel = TestContext.Current.CancellationToken;
        var apis = JsonNode.Parse(await client.GetStringAsync(device.Https("config/discover"), cancel))!["apis"]!.AsObject();
        var described = 0;
        foreach (var api in apis.SelectMany(item => item.Value!.AsObject()).Select(version => version.Value!))
        {
            using var response = await client.GetAsync(device.Https(api["rest_openapi"]!.ToString()), cancel);
            if ((int)response.StatusCode == 404)
            {
                continue;
            }

            var document = JsonNode.Parse(await response.TextAsync())!;
            Assert.Equal(("3.1.0", api["version"]!.ToString()), (document["openapi"]!.ToString(), document["info"]!["version"]!.ToString()));
            foreach (var (path, methods) in document["paths"]!.AsObject())
            {
                if (methods!["get"] is null || path.Contains('{', StringComparison.Ordinal))
                {
                    continue;
                }

                using var read = await client.GetAsync(device.Https(document["servers"]![0]!["url"] + path), cancel);
                Assert.True((int)read.StatusCode == 200, $"{path}: {(int)read.StatusCode}");
                described++;
            }
        }

        Assert.True(described > 10);
    }

    [Fact]
    public async Task Document_HoldsMethodsKeysAndSchemas()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.Basic(host);
        var text = await client.GetStringAsync(host.Devices[0].Https("config/discover/apis/cert-est/v1/openapi.json"), TestContext.Current.CancellationToken);
        var paths = JsonNode.Parse(text)!["paths"]!.AsObject();
        Assert.Equal(["get", "post"], paths["/cert-est/v1/profiles"]!.AsObject().Select(method => method.Key));
        var item = paths["/cert-est/v1/profiles/{id}"]!;
        Assert.Equal(["get", "patch", "delete", "parameters"], item.AsObject().Select(method => method.Key));
        Assert.Equal("id", item["parameters"]![0]!["name"]!.ToString());
        var schema = paths["/cert-est/v1/profiles"]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!["properties"]!["data"]!;
        Assert.Equal(("id", 128), (schema["required"]![0]!.ToString(), (int)schema["properties"]!["certificate"]!["maxLength"]!));
        Assert.Equal("null", schema["properties"]!["server"]!["type"]![1]!.ToString());
        Assert.Null(paths["/cert-est/v1/profiles/{id}/status"]!["patch"]);
    }

    [Theory]
    [InlineData("cert-est/v1/model.json")]
    [InlineData("cert-est/v1/doc.md")]
    [InlineData("cert/v1/openapi.json")]
    [InlineData("oidcsetup/v1/openapi.json")]
    [InlineData("cert-est/openapi.json")]
    [InlineData("none/v1/openapi.json")]
    public async Task WhatIsNotKnown_IsNotThere(string path)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.Basic(host);
        using var response = await client.GetAsync(host.Devices[0].Https("config/discover/apis/" + path), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Strangers_GetNone()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Https("config/discover/apis/cert-est/v1/openapi.json"), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)response.StatusCode);
    }
}
