using System.Net;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Profiles;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>The rules of the device configuration REST family.</summary>
public sealed class RestTreeTests
{
    private const string User = """{"username": "maintenance", "password": "one secret", "comment": "on duty"}""";

    [Fact]
    public async Task Collection_ListsReadsChangesAndRemovesItems_WithoutTheirSecrets()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((201, 0), await rest.DoAsync("POST", "ssh/v2/users", User));
        Assert.Equal((409, 6), await rest.DoAsync("POST", "ssh/v2/users", User));
        Assert.Equal("""[{"comment":"on duty","username":"maintenance"}]""", (await rest.GetAsync("ssh/v1/users"))!.ToJsonString());
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "ssh/v2/users/maintenance/comment", "\"off duty\""));
        Assert.Equal("off duty", (await rest.GetAsync("ssh/v2/users/maintenance/comment"))!.ToString());
        Assert.Equal("""{"users":[{"comment":"off duty","username":"maintenance"}]}""", (await rest.GetAsync("ssh/v2"))!.ToJsonString());
        Assert.Equal(405, (await rest.SendAsync("GET", "ssh/v2/users/maintenance/password")).Status);
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "ssh/v2/users/maintenance", """{"username": "other"}"""));
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "ssh/v2/users/maintenance/username", "\"other\""));
        Assert.Equal(200, (await rest.SendAsync("DELETE", "ssh/v2/users/maintenance")).Status);
        Assert.Equal((404, 2), await rest.DoAsync("PATCH", "ssh/v2/users/maintenance", """{"comment": "gone"}"""));
    }

    [Theory]
    [InlineData("POST", "ssh/v2/users", """{"username": "x"}""", 400, 5)]
    [InlineData("POST", "ssh/v2/users", """{"username": "Upper", "password": "p"}""", 400, 5)]
    [InlineData("POST", "ssh/v2/users", """{"username": "x", "password": "p", "shell": "sh"}""", 400, 5)]
    [InlineData("POST", "ssh/v2/users", """{"username": 7, "password": "p"}""", 400, 5)]
    [InlineData("POST", "ssh/v2/users", "null", 400, 5)]
    [InlineData("POST", "ssh/v2/users", "[]", 400, 5)]
    [InlineData("PATCH", "snmp/v1/enabled", "\"yes\"", 400, 5)]
    [InlineData("PATCH", "snmp/v1", """{"transportProtocol": "sctp"}""", 400, 5)]
    [InlineData("PATCH", "snmp/v1", """{"engineBoots": 9}""", 400, 5)]
    [InlineData("PATCH", "snmp/v1/engineBoots", "9", 405, 1)]
    [InlineData("PATCH", "snmp/v1/snmpV3/userPasswd", "\"short\"", 400, 5)]
    [InlineData("PATCH", "snmp/v1/snmpV1V2Common/trap", """{"none": true}""", 400, 5)]
    [InlineData("POST", "log/v1beta/writeMessage", """{"msg": "x", "severity": 8}""", 400, 5)]
    [InlineData("POST", "log/v1beta/writeMessage", """{"msg": "x"}""", 400, 5)]
    [InlineData("PUT", "lldp/v1/activated", "false", 405, 1)]
    [InlineData("PATCH", "lldp/v1/neighbors", "[]", 405, 1)]
    [InlineData("PATCH", "lldp/v1/none", "[]", 404, 1)]
    public async Task WrongCall_IsRefusedWithItsCode(string method, string path, string data, int status, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((status, code), await rest.DoAsync(method, path, data));
    }

    [Theory]
    [InlineData("{}", "application/json", 400)]
    [InlineData("{\"data\": ", "application/json", 400)]
    [InlineData("true", "application/json", 400)]
    [InlineData("{\"data\": true}", "text/plain", 400)]
    [InlineData("{\"data\": true, \"data\": false}", "application/json", 400)]
    [InlineData("{\"data\": \"\\ud800\"}", "application/json", 400)]
    public async Task BodyWithoutData_IsCode12(string body, string contentType, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        var (answered, text) = await rest.SendAsync("PATCH", "lldp/v1/activated", body, contentType);
        Assert.Equal((status, 12), (answered, JsonNode.Parse(text)!["error"]!["code"]!.GetValue<int>()));
        Assert.True((await rest.GetAsync("lldp/v1/activated"))!.GetValue<bool>());
    }

    [Fact]
    public async Task HugeOrDeepBody_IsRefused()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal(413, (await rest.SendAsync("PATCH", "lldp/v1/activated", "{\"data\": \"" + new string('x', 600_000) + "\"}")).Status);
        Assert.Equal(400, (await rest.SendAsync("PATCH", "lldp/v1/activated", "{\"data\": " + new string('[', 5000) + new string(']', 5000) + "}")).Status);
    }

    [Fact]
    public async Task Change_OfAPartOfAnEntity_LeavesTheRest_AndShowsInParameters()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129] });
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "snmp/v1", """{"enabled": true, "snmpV1V2Common": {"readCommunity": "watch", "trap": {"linkUpEnabled": true}}}"""));
        var all = (await rest.GetAsync("snmp/v1"))!;
        Assert.True(all["enabled"]!.GetValue<bool>());
        Assert.Equal(("watch", "write", "udp"), (all["snmpV1V2Common"]!["readCommunity"]!.ToString(), all["snmpV1V2Common"]!["writeCommunity"]!.ToString(), all["transportProtocol"]!.ToString()));
        Assert.Equal(("yes", "watch"), (host.Devices[0].GetParameter("SNMP.Enabled"), host.Devices[0].GetParameter("SNMP.V1ReadCommunity")));
        Assert.Equal("no", host.Devices[1].GetParameter("SNMP.Enabled"));
        host.Devices[0].SetParameter("SNMP.TransportProtocol", "tcp");
        Assert.Equal("tcp", (await rest.GetAsync("snmp/v1/transportProtocol"))!.ToString());
    }

    [Fact]
    public async Task Change_ThatIsWrongInOnePlace_ChangesNothing()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "snmp/v1", """{"enabled": true, "snmpV1": {"enabled": 1}}"""));
        Assert.False((await rest.GetAsync("snmp/v1/enabled"))!.GetValue<bool>());
    }

    [Fact]
    public async Task Secret_OfSnmp_IsNeverRead()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "snmp/v1/snmpV3", """{"userPasswd": "not-to-be-seen"}"""));
        Assert.Equal("""{"enabled":false,"userPasswdSet":true}""", (await rest.GetAsync("snmp/v1/snmpV3"))!.ToJsonString());
        Assert.DoesNotContain("not-to-be-seen", (await rest.SendAsync("GET", "snmp/v1")).Text, StringComparison.Ordinal);
        Assert.NotEqual("not-to-be-seen", host.Devices[0].GetParameter("SNMP.InitialUserPasswd"));
    }

    [Fact]
    public async Task Roles_AreEnforced()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var viewer = new RestClient(host, "viewer");
        using var op = new RestClient(host, "operator");
        Assert.Equal(200, (await viewer.SendAsync("GET", "snmp/v1")).Status);
        Assert.Equal(403, (await viewer.SendAsync("GET", "ssh/v2/users")).Status);
        Assert.Equal(403, (await op.SendAsync("PATCH", "snmp/v1/enabled", """{"data": true}""")).Status);
        Assert.Equal(403, (await viewer.SendAsync("POST", "time/v2/timeZone/iana/getTimeZoneList", """{"data": {}}""")).Status);
        Assert.Equal(200, (await op.SendAsync("POST", "time/v2/timeZone/iana/getTimeZoneList", """{"data": {}}""")).Status);
        using var stranger = Client.Anonymous();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(host.Devices[0].Https("config/rest/snmp/v1"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(Profiles.Camera1111, "ssh/v1", 200)]
    [InlineData(Profiles.Camera1111, "ssh/v1beta", 200)]
    [InlineData(Profiles.Camera1111, "ssh/v2", 404)]
    [InlineData(Profiles.Camera1111, "log/v1alpha", 200)]
    [InlineData(Profiles.Camera1111, "log/v1beta", 404)]
    [InlineData(Profiles.Camera1111, "time/v2", 404)]
    [InlineData(Profiles.Speaker129, "ssh/v2", 200)]
    [InlineData(Profiles.Speaker129, "log/v1beta", 200)]
    [InlineData(Profiles.Speaker129, "log/v1alpha", 404)]
    [InlineData(Profiles.Speaker129, "time/v2", 200)]
    public async Task BasePath_IsServedAsDiscoverySaysOfTheRelease(string profile, string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var rest = new RestClient(host);
        Assert.Equal(status, (await rest.SendAsync("GET", path)).Status);
    }

    [Fact]
    public async Task EveryApi_AnswersUnderThePathDiscoveryNames()
    {
        foreach (var profile in new[] { Profiles.Camera1111, Profiles.Speaker129 })
        {
            await using var host = await SimulatorFixture.StartAsync(profile);
            using var rest = new RestClient(host);
            using var client = Client.Basic(host);
            var apis = JsonNode.Parse(await client.GetStringAsync(host.Devices[0].Https("config/discover"), TestContext.Current.CancellationToken))!["apis"]!.AsObject();
            var served = host.Devices[0].ProfileData.Document.Apis.Keys.Where(name => name.StartsWith("rest-", StringComparison.Ordinal)).Select(name => name[5..]).ToList();
            Assert.NotEmpty(served);
            foreach (var version in served.SelectMany(name => apis[name]!.AsObject()))
            {
                var path = version.Value!["rest_api"]!.ToString()["/config/rest/".Length..];
                Assert.Equal((path, 200), (path, (await rest.SendAsync("GET", path)).Status));
            }
        }
    }

    [Fact]
    public async Task LogMessage_LandsInTheSystemLog_WithoutLineBreaks()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("POST", "log/v1beta/writeMessage", """{"msg": "first\nsecond", "severity": 3}"""));
        var line = host.Devices[0].LogBook.Lines(AxisOps.Simulator.State.LogChannel.System)[^1];
        Assert.Equal(("ERR", "first second"), (line.Level, line.Message));
    }

    [Fact]
    public async Task PassphrasePolicy_IsOneSettingForRestAndAccounts()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var rest = new RestClient(host);
        using var client = Client.As(host);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "user-management/v2beta/settings/passphraseComplexity/policy", "\"length\""));
        const string accounts = "axis-cgi/pwdgrp.cgi";
        Assert.Contains("Error: invalid password.", (await client.FormAsync(device, accounts, "action=add&user=joe&pwd=short&grp=users&sgrp=viewer")).Text, StringComparison.Ordinal);
        Assert.Contains("Created account joe.", (await client.FormAsync(device, accounts, "action=add&user=joe&pwd=fifteen-characters&grp=users&sgrp=viewer")).Text, StringComparison.Ordinal);
        Assert.Contains("\"length\"", (await rest.SendAsync("GET", "user-management/v2beta/settings/passphraseComplexity/policy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warning_ComesBesideSuccess()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        var (status, text) = await rest.SendAsync("PATCH", "lldp/v1/activated", """{"data": false}""");
        Assert.Equal((200, 1), (status, JsonNode.Parse(text)!["warnings"]!.AsArray().Count));
        Assert.False((await rest.GetAsync("lldp/v1/activated"))!.GetValue<bool>());
    }

    [Fact]
    public async Task Neighbours_AreHeardWhileLldpIsOn_AndAnEmptyListComesWithInformation()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129] });
        using var rest = new RestClient(host);
        using var other = new RestClient(host) { Device = host.Devices[1] };
        var on = JsonNode.Parse((await rest.SendAsync("GET", "lldp/v1")).Text)!;
        var neighbour = Assert.Single(on["data"]!["neighbors"]!.AsArray())!;
        Assert.Equal(("access-switch", "192.0.2.1", "Gi1/0/1"), (neighbour["sysName"]!.ToString(), neighbour["mgmtIP"]!.ToString(), neighbour["portID"]!["value"]!.ToString()));
        Assert.Null(on["information"]);
        Assert.Equal("Gi1/0/2", (await other.GetAsync("lldp/v1/neighbors"))![0]!["portID"]!["value"]!.ToString());

        await rest.DoAsync("PATCH", "lldp/v1/activated", "false");
        foreach (var path in new[] { "lldp/v1", "lldp/v1/neighbors" })
        {
            var off = JsonNode.Parse((await rest.SendAsync("GET", path)).Text)!;
            Assert.Empty((off["data"] as JsonArray ?? off["data"]!["neighbors"]!.AsArray())!);
            Assert.Single(off["information"]!.AsArray());
        }

        Assert.Null(JsonNode.Parse((await rest.SendAsync("GET", "lldp/v1/activated")).Text)!["information"]);
        Assert.Single((await other.GetAsync("lldp/v1/neighbors"))!.AsArray());
    }

    [Fact]
    public async Task AnonymousDeviceInfo_CanBeTurnedOff()
    {
        const string Ask = """{"apiVersion": "1.0", "method": "getAllUnrestrictedProperties"}""";
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        using var stranger = Client.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await stranger.CallAsync(host.Devices[0].Http("axis-cgi/basicdeviceinfo.cgi"), Ask)).StatusCode);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "basic-device-info/v2beta/allowAnonymous", "false"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.CallAsync(host.Devices[0].Http("axis-cgi/basicdeviceinfo.cgi"), Ask)).StatusCode);
        using var viewer = Client.As(host, "viewer");
        Assert.Equal(HttpStatusCode.OK, (await viewer.CallAsync(host.Devices[0].Http("axis-cgi/basicdeviceinfo.cgi"), Ask)).StatusCode);
    }

    [Fact]
    public async Task DefaultHosts_FollowTheAuthenticationPolicy()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        host.Devices[0].SetParameter("Network.HTTP.AuthenticationPolicy", "basic");
        Assert.Equal("basic", (await rest.GetAsync("virtualhost/v1/defaulthosts/default-http/auth_type"))!.ToString());
        Assert.Equal((200, 0), await rest.DoAsync("POST", "virtualhost/v1/create_virtualHost", """{"active": true, "auth_type": "oidc", "port": 8081, "server_name": "example-1"}"""));
        Assert.Equal((409, 6), await rest.DoAsync("POST", "virtualhost/v1/create_virtualHost", """{"active": true, "auth_type": "oidc", "port": 8082, "server_name": "example-1"}"""));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "virtualhost/v1/virtualhosts/example-1/port", "8083"));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "virtualhost/v1/virtualhosts/example-1", """{"server_name": "example-2"}"""));
        Assert.Equal("8083", (await rest.GetAsync("virtualhost/v1/virtualhosts/example-2/port"))!.ToString());
        Assert.Equal((405, 1), await rest.DoAsync("POST", "virtualhost/v1/virtualhosts", "{}"));
        Assert.Equal(200, (await rest.SendAsync("DELETE", "virtualhost/v1/virtualhosts/example-2")).Status);
    }

    [Fact]
    public async Task TimeZones_ExcludeEachOther_AndTheClockCanBeSet()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "time/v2/timeZone/iana/timeZone", "\"Europe/Stockholm\""));
        var zone = (await rest.GetAsync("time/v2/timeZone"))!;
        Assert.Equal(("Europe/Stockholm", false), (zone["activeTimeZone"]!.ToString(), zone["dhcp"]!["enabled"]!.GetValue<bool>()));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "time/v2/timeZone/posix", """{"timeZone": "CET-1CEST,M3.5.0,M10.5.0/3", "dstEnabled": false}"""));
        zone = (await rest.GetAsync("time/v2/timeZone"))!;
        Assert.Equal("CET-1CEST,M3.5.0,M10.5.0/3", zone["activeTimeZone"]!.ToString());
        Assert.Null(zone["iana"]!["timeZone"]);
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "time/v2/timeZone/iana/timeZone", "\"Nowhere/Land\""));
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "time/v2/time/dateTime", "\"2031-05-06T07:08:09Z\""));
        Assert.StartsWith("2031-05-06T", (await rest.GetAsync("time/v2/time/dateTime"))!.ToString(), StringComparison.Ordinal);
        Assert.Equal((400, 5), await rest.DoAsync("PATCH", "time/v2/time/dateTime", "\"2070-01-01T00:00:00Z\""));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    public async Task NtpServers_AreReplacedAsAWhole(string method)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync(method, "network-time-sync/v1/ntp/client", """{"staticServers": ["192.0.2.1", "192.0.2.2"]}"""));
        Assert.Equal((200, 0), await rest.DoAsync(method, "network-time-sync/v1/ntp/client", """{"staticServers": ["192.0.2.3"]}"""));
        Assert.Equal("""["192.0.2.3"]""", (await rest.GetAsync("network-time-sync/v1beta/ntp/client/staticServers"))!.ToJsonString());
        Assert.Equal("192.0.2.3", host.Devices[0].GetParameter("Time.NTP.Server"));
    }

    [Fact]
    public async Task FactoryDefault_ForgetsWhatRestHasSet()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using (var rest = new RestClient(host))
        {
            Assert.Equal((201, 0), await rest.DoAsync("POST", "ssh/v2/users", User));
        }

        host.Devices[0].ResetToFactory(AxisOps.Simulator.State.FactoryDefault.Soft);
        host.Devices[0].ChangeAccounts(_ => [new AxisOps.Simulator.Security.Account("root", host.Credentials[0].Password, Role.Administrator)]);
        using var after = new RestClient(host);
        Assert.Equal("[]", (await after.GetAsync("ssh/v2/users"))!.ToJsonString());
    }
}
