using System.Net.Sockets;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.State;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>Manners of other generations of the REST family and the web server are data.</summary>
public sealed class AddedRestProfileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("axisops-rest-profiles-").FullName;

    public void Dispose() => Directory.Delete(this.folder, recursive: true);

    [Fact]
    public async Task OldestRelease_ChangesAndRunsByPut()
    {
        await using var host = await this.StartAsync(Profiles.Camera1111, TimeProvider.System, profile =>
        {
            foreach (var (_, use) in profile["apis"]!.AsObject().Where(api => api.Key.StartsWith("rest-", StringComparison.Ordinal)))
            {
                use!["variant"] = "put";
            }
        });
        using var rest = new RestClient(host);
        Assert.Equal((405, 1), await rest.DoAsync("PATCH", "lldp/v1/activated", "false"));
        Assert.Equal((200, 0), await rest.DoAsync("PUT", "lldp/v1/activated", "false"));
        Assert.Equal((405, 1), await rest.DoAsync("POST", "log/v1alpha/persistent/clearLog", "{}"));
        Assert.Equal((200, 0), await rest.DoAsync("PUT", "log/v1alpha/persistent/clearLog", "{}"));
        Assert.Equal((201, 0), await rest.DoAsync("POST", "ssh/v1/users", """{"username": "one", "password": "secret"}"""));
    }

    [Fact]
    public async Task WebServer_CanPauseAfterItsSettingsChanged()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await this.StartAsync(Profiles.Speaker129, clock, profile => profile["tls"]!["restartPauseSec"] = 5);
        using var soap = new SoapClient(host);
        await soap.AskAsync(SoapClient.WebServer, "SetWebServerTlsConfiguration", "<Configuration><Tls>true</Tls></Configuration>");
        var refused = await Record.ExceptionAsync(() => Tls.ConnectAsync(host.Devices[0]));
        Assert.True(refused is IOException or SocketException);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("eccp256", (await Tls.ConnectAsync(host.Devices[0])).Leaf.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SshUsers_AreThoseOfTheServer_AndTheirPasswordsAreNotKept()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((201, 0), await rest.DoAsync("POST", "ssh/v2/users", """{"username": "one", "password": "secret", "comment": "c"}"""));
        Assert.Equal([new SshUser("one", "c")], SshServer.Of(host.Devices[0]).Value);
        Assert.Equal(200, (await rest.SendAsync("DELETE", "ssh/v1/users/one")).Status);
        Assert.Empty(SshServer.Of(host.Devices[0]).Value);
    }

    private Task<SimulatorHost> StartAsync(string basis, TimeProvider clock, Action<JsonNode> change)
    {
        foreach (var file in Directory.EnumerateFiles(ProfileCatalog.DefaultFolder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(this.folder, Path.GetRelativePath(ProfileCatalog.DefaultFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var path = Path.Combine(this.folder, basis, "profile.json");
        var profile = JsonNode.Parse(File.ReadAllText(path))!;
        change(profile);
        File.WriteAllText(path, profile.ToJsonString());
        return SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [basis], DataFolder = this.folder, Clock = clock });
    }
}
