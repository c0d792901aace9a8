using System.Text.Json.Nodes;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Profiles;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>A profile is data: a folder more, and nothing else, gives a device that behaves differently.</summary>
public sealed class AddedProfileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("axisops-profiles-").FullName;

    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    [Fact]
    public async Task OldParameterStyle_IsData()
    {
        this.Add("old", Profiles.Camera551, profile =>
        {
            profile["parameters"]!["rootPrefix"] = false;
            profile["parameters"]!["combinedGroups"] = false;
            profile["version"] = "5.20.5";
        });
        await using var host = await this.StartAsync("old");
        using var client = Client.As(host);
        var uri = host.Devices[0].Http("axis-cgi/param.cgi") + "?action=list&group=";
        Assert.Equal("Brand.Brand=AXIS\n", await client.GetStringAsync(uri + "Brand.Brand", TestContext.Current.CancellationToken));
        Assert.Equal(string.Empty, await client.GetStringAsync(uri + "Brand.Brand,HTTPS.Port", TestContext.Current.CancellationToken));
        Assert.Equal("5.20.5", host.Devices[0].Version);
    }

    [Fact]
    public async Task MissingApisAndRights_AreData()
    {
        this.Add("locked", Profiles.Speaker129, profile =>
        {
            profile["endpoints"]!.AsObject().Remove("/config/discover");
            profile["endpoints"]!["/axis-cgi/apidiscovery.cgi"]!["access"] = "viewer";
        });
        await using var host = await this.StartAsync("locked");
        using var stranger = Client.Anonymous();
        using var list = await stranger.CallAsync(host.Devices[0].Http("axis-cgi/apidiscovery.cgi"), """{"apiVersion":"1.0","method":"getApiList"}""");
        using var discover = await stranger.GetAsync(host.Devices[0].Http("config/discover"), TestContext.Current.CancellationToken);
        Assert.Equal((401, 404), ((int)list.StatusCode, (int)discover.StatusCode));
    }

    [Fact]
    public async Task FailureInsideTheSimulator_IsAnsweredAndJournaledAs500()
    {
        this.Add("broken", Profiles.Speaker129, profile => profile["endpoints"]!["/axis-cgi/systemready.cgi"]!["answers"]!["systemready"]!["replace"]!["\"systemready\": \"yes\""] = "{{no.such.token}}");
        await using var host = await this.StartAsync("broken");
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1.1","method":"systemready"}""");
        Assert.Equal(500, (int)response.StatusCode);
        Assert.Contains("500 Error", await response.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(500, Assert.Single(host.Devices[0].Journal.Requests).Status);
    }

    [Fact]
    public async Task NonceCounting_IsData()
    {
        this.Add("strict", Profiles.Speaker129, profile => profile["http"]!["strictNonceCount"] = true);
        await using var host = await this.StartAsync("strict");
        var nonce = host.Devices[0].Nonces.Issue(host.Devices[0].Identity.Realm, TimeProvider.System.GetUtcNow());
        Assert.Equal((200, false), await AuthenticationTests.DigestAsync(host, nonce, "00000002"));
        Assert.Equal((401, true), await AuthenticationTests.DigestAsync(host, nonce, "00000002"));
        Assert.Equal((401, true), await AuthenticationTests.DigestAsync(host, nonce, "00000001"));
    }

    [Fact]
    public async Task HttpsOnly_IsData()
    {
        this.Add("https-only", Profiles.Speaker129, profile => profile["http"]!["enabled"] = false);
        await using var host = await this.StartAsync("https-only");
        using var client = Client.As(host);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[0].HttpUri, TestContext.Current.CancellationToken));
        Assert.NotEmpty(await client.GetStringAsync(host.Devices[0].Https("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken));
        var question = new DnsQuestion(DnsName.Parse("_axis-video._tcp.local"), DnsType.Ptr);
        Assert.Empty(new ServiceRegistry(host.Devices).Answer(question, new HashSet<(DnsName, DnsName)>()));
    }

    [Fact]
    public async Task MistakesInAProfile_AreSaid()
    {
        this.Add("wrong", Profiles.Speaker129, profile =>
            profile["endpoints"]!["/axis-cgi/systemready.cgi"]!["answers"]!["systemready"]!["replace"] = new JsonObject { ["no such text"] = "x" });
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => this.StartAsync("wrong"));
        Assert.Contains("no such text", error.Message, StringComparison.Ordinal);
    }

    private Task<SimulatorHost> StartAsync(string profile) =>
        SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [profile], DataFolder = this.folder });

    private void Add(string name, string like, Action<JsonNode> change)
    {
        foreach (var (from, to) in new[] { ("shared", "shared"), ("apis", "apis"), (like, name) })
        {
            Directory.CreateDirectory(Path.Combine(this.folder, to));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(ProfileCatalog.DefaultFolder, from)))
            {
                File.Copy(file, Path.Combine(this.folder, to, Path.GetFileName(file)));
            }
        }

        var path = Path.Combine(this.folder, name, "profile.json");
        var profile = JsonNode.Parse(File.ReadAllText(path))!;
        profile["name"] = name;
        change(profile);
        File.WriteAllText(path, profile.ToJsonString());
    }
}
