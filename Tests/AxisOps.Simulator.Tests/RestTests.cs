using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class RestTests
{
    [Theory]
    [InlineData(Profiles.Camera1111, "Default (self-signed)")]
    [InlineData(Profiles.Speaker129, "Axis device ID ECC-P256 (802.1AR)")]
    public async Task Certificates_ListTheOneTheServerPresents(string profile, string alias)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host, "viewer");
        var list = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https("config/rest/cert/v1/certificates"), TestContext.Current.CancellationToken))!;
        var item = Assert.Single(list["data"]!.AsArray())!;
        Assert.Equal(alias, item["alias"]!.ToString());
        using var listed = X509Certificate2.CreateFromPem(item["certificate"]!.ToString());
        Assert.Equal((await Tls.ConnectAsync(host.Devices[0])).Leaf.Thumbprint, listed.Thumbprint);

        var one = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https("config/rest/cert/v1/certificates/" + Uri.EscapeDataString(alias)), TestContext.Current.CancellationToken))!;
        Assert.Equal(item["certificate"]!.ToString(), one["data"]!["certificate"]!.ToString());
    }

    [Theory]
    [InlineData("config/rest/cert/v1/certificates/none", 404, 2)]
    [InlineData("config/rest/cert/v1/nothing", 404, 1)]
    [InlineData("config/rest/no-such-api/v1", 404, 1)]
    [InlineData("config/rest/cert/v1/keystores/none", 404, 2)]
    public async Task Missing_IsARealStatusWithACode(string path, int status, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Https(path), TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await response.TextAsync())!;
        Assert.Equal((status, "error", code), ((int)response.StatusCode, body["status"]!.ToString(), (int)body["error"]!["code"]!));
    }

    /// <summary>The wording of each release as recorded of another API.</summary>
    [Theory]
    [InlineData(Profiles.Camera1111, "rs4acap-cassettes/rest-remote-object-storage-not-found-D2210-VE-11.11.192.json", "Destination", "Certificate")]
    [InlineData(Profiles.Speaker129, "rs4acap-cassettes/rest-remote-object-storage-not-found-D2210-VE-12.9.57.json", "destination", "certificate")]
    public async Task MissingItem_IsWordedLikeTheRelease(string profile, string fixture, string recorded, string served)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Https("config/rest/cert/v1/certificates/none"), TestContext.Current.CancellationToken);
        var expected = await File.ReadAllTextAsync(Repository.Fixture(fixture), TestContext.Current.CancellationToken);
        Assert.Equal(expected.Replace(recorded, served, StringComparison.Ordinal), await response.TextAsync());
    }

    [Theory]
    [InlineData("config/discover/apis", "cert")]
    [InlineData("config/discover/apis/cert", "v1")]
    [InlineData("config/discover/apis/cert/v1", "rest_api")]
    public async Task Discover_HasParts(string path, string member)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var body = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https(path), TestContext.Current.CancellationToken))!;
        Assert.NotNull(body[member]);
    }

    [Fact]
    public async Task Keystores_AndSettings_Answer()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var store = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https("config/rest/cert/v1/keystores/SE0"), TestContext.Current.CancellationToken))!;
        var setting = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https("config/rest/cert/v1/settings/keystore"), TestContext.Current.CancellationToken))!;
        Assert.Equal(("STRONG", "SE0"), (store["data"]!["security_level"]!.ToString(), setting["data"]!.ToString()));
        Assert.False(store["data"]!.AsObject().ContainsKey("key_types"));
    }
}
