using System.Net.Sockets;
using System.Text;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed class FirewallTests
{
    private const string DropHttp = """{"ruleType": "FILTER", "tcpPort": 80, "filter": {"policy": "DROP"}}""";

    [Fact]
    public async Task Drop_AcceptsTheConnection_AndNeverSaysAnything()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0, DropHttp));

        using var client = new TcpClient();
        await client.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: device\r\n\r\n"), TestContext.Current.CancellationToken);
        await device.Journal.WaitForAsync(entry => entry.Note == "dropped");
        var read = client.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken).AsTask();
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "firewall/v1/activated", "true"));
        Assert.False(read.IsCompleted);
        Assert.DoesNotContain(device.Journal.Requests, entry => entry.Scheme == "http");

        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0));
        Assert.True(await HearsAsync(device));
    }

    [Fact]
    public async Task Drop_HoldsForAnOpenConnectionToo()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var rest = new RestClient(host);
        using var client = new TcpClient();
        await client.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        var ask = Encoding.ASCII.GetBytes("GET /axis-cgi/usergroup.cgi HTTP/1.1\r\nHost: device\r\n\r\n");
        await stream.WriteAsync(ask, TestContext.Current.CancellationToken);
        Assert.True(await stream.ReadAsync(new byte[16 * 1024], TestContext.Current.CancellationToken) > 0);

        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0, DropHttp));
        await stream.WriteAsync(ask, TestContext.Current.CancellationToken);
        await device.Journal.WaitForAsync(entry => entry.Note == "dropped");
        Assert.Single(device.Journal.Requests, entry => entry.Scheme == "http");
    }

    [Fact]
    public async Task Test_RevertsByItself_UnlessConfirmed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 30, DropHttp));
        var rules = (await rest.GetAsync("firewall/v1/conf/rules"))!;
        Assert.Equal((30, 1, "ACCEPT"), (rules["testTimeLeft"]!.GetValue<int>(), rules["pendingRules"]!.AsArray().Count, rules["pendingDefaultPolicy"]!.ToString()));
        Assert.False(Lets(host.Devices[0]));
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, (await rest.GetAsync("firewall/v1/conf/rules/testTimeLeft"))!.GetValue<int>());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Lets(host.Devices[0]));
        rules = (await rest.GetAsync("firewall/v1/conf/rules"))!;
        Assert.Equal((0, 0, "LIMIT"), (rules["testTimeLeft"]!.GetValue<int>(), rules["pendingRules"]!.AsArray().Count, rules["activeRules"]![0]!["ruleType"]!.ToString()));

        // Too late to confirm: the former rules stay.
        Assert.Equal((200, 0), await rest.DoAsync("POST", "firewall/v1/conf/confirmRules", "{}"));
        Assert.True(Lets(host.Devices[0]));

        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 30, DropHttp));
        Assert.Equal((200, 0), await rest.DoAsync("POST", "firewall/v1/conf/confirmRules", "{}"));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(Lets(host.Devices[0]));
        Assert.Equal("[]", (await rest.GetAsync("firewall/v1/conf/rules/pendingRules"))!.ToJsonString());
    }

    [Fact]
    public async Task ClearPendingRules_BringsTheFormerBack()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 600, DropHttp));
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 600, DropHttp, DropHttp));
        Assert.Equal((200, 0), await rest.DoAsync("POST", "firewall/v1/conf/clearPendingRules", "{}"));
        Assert.True(Lets(host.Devices[0]));
        Assert.Equal("LIMIT", (await rest.GetAsync("firewall/v1/conf/rules/activeRules"))![0]!["ruleType"]!.ToString());
    }

    [Fact]
    public async Task Rules_AreMatchedInOrder_ByAddressAndPort()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        var device = host.Devices[0];
        const string Https = """{"ruleType": "FILTER", "tcpPort": 443, "filter": {"policy": "ACCEPT"}}""";
        Assert.Equal((200, 0), await SetAsync(rest, "DROP", 0, Https));
        Assert.False(Lets(device));
        Assert.True(Lets(device, https: true));
        Assert.Equal((200, 0), await SetAsync(rest, "DROP", 0, """{"ruleType": "FILTER", "ip": "127.9.9.9/8", "filter": {"policy": "ACCEPT"}}"""));
        Assert.True(Lets(device));
        Assert.False(Lets(device, "192.0.2.1"));
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0, """{"ruleType": "FILTER", "ip": "192.0.2.7", "filter": {"policy": "ACCEPT"}}""", """{"ruleType": "FILTER", "ipRange": {"start": "192.0.2.1", "end": "192.0.2.9"}, "portRange": {"start": 1, "end": 100, "portType": "BOTH"}, "filter": {"policy": "DROP"}}"""));
        Assert.True(Lets(device, "192.0.2.7"));
        Assert.False(Lets(device, "192.0.2.8"));
        Assert.True(Lets(device, "192.0.2.8", https: true));
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0, """{"ruleType": "FILTER", "port": {"portNum": 80, "portType": "UDP"}, "filter": {"policy": "DROP"}}""", """{"ruleType": "FILTER", "mac": "00:11:22:33:44:55", "filter": {"policy": "DROP"}}"""));
        Assert.True(Lets(device));
    }

    [Fact]
    public async Task Limit_DropsNewConnectionsAboveTheRate()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        using var rest = new RestClient(host);
        var device = host.Devices[0];
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0, """{"ruleType": "LIMIT", "tcpPort": 80, "limit": {"amount": 2, "burst": 2, "period": "MINUTE", "unit": "NEWCONNECTIONS"}}"""));
        Assert.Equal([true, true, false], new[] { Lets(device), Lets(device), Lets(device) });
        Assert.True(AxisOps.Simulator.Firewall.FirewallGate.Lets(device, System.Net.IPAddress.Loopback, https: false, isNew: false));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal([true, false], new[] { Lets(device), Lets(device) });
    }

    [Theory]
    [InlineData("""{"ruleType": "FILTER", "ip": "300.1.1.1", "filter": {"policy": "DROP"}}""", 100)]
    [InlineData("""{"ruleType": "FILTER", "ip": "10", "filter": {"policy": "DROP"}}""", 100)]
    [InlineData("""{"ruleType": "FILTER", "ip": "10.0.0.0/33", "filter": {"policy": "DROP"}}""", 100)]
    [InlineData("""{"ruleType": "FILTER", "ipRange": {"start": "10.0.0.9", "end": "10.0.0.1"}, "filter": {"policy": "DROP"}}""", 101)]
    [InlineData("""{"ruleType": "FILTER", "ipRange": {"start": "10.0.0.9", "end": "::1"}, "filter": {"policy": "DROP"}}""", 101)]
    [InlineData("""{"ruleType": "FILTER", "portRange": {"start": 9, "end": 1, "portType": "TCP"}, "filter": {"policy": "DROP"}}""", 104)]
    [InlineData("""{"ruleType": "FILTER", "tcpPort": 80}""", 103)]
    [InlineData("""{"ruleType": "LIMIT", "tcpPort": 80, "filter": {"policy": "DROP"}}""", 103)]
    [InlineData("""{"ruleType": "FILTER", "tcpPort": 80, "udpPort": 80, "filter": {"policy": "DROP"}}""", 103)]
    [InlineData("""{"ruleType": "FILTER", "tcpPort": 0, "filter": {"policy": "DROP"}}""", 5)]
    [InlineData("""{"ruleType": "FILTER", "tcpPort": 80, "filter": {"policy": "REJECT"}}""", 5)]
    [InlineData("""{"tcpPort": 80, "filter": {"policy": "DROP"}}""", 5)]
    public async Task WrongRule_IsRefusedWithItsCode_AndChangesNothing(string rule, int code)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((400, code), await SetAsync(rest, "DROP", 0, rule));
        Assert.Equal("ACCEPT", (await rest.GetAsync("firewall/v1/conf/rules/activeDefaultPolicy"))!.ToString());
    }

    [Fact]
    public async Task Test_OfAnInactiveFirewall_IsCode103()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal((200, 0), await rest.DoAsync("PATCH", "firewall/v1/activated", "false"));
        Assert.Equal((400, 103), await SetAsync(rest, "DROP", 30));
        Assert.Equal((200, 0), await SetAsync(rest, "DROP", 0));
        Assert.True(Lets(host.Devices[0]));
        Assert.Equal((200, 0), await SetAsync(rest, "ACCEPT", 0));
    }

    [Fact]
    public async Task OlderRelease_KnowsNoRangesAndLimits()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var rest = new RestClient(host);
        var rules = (await rest.GetAsync("firewall/v1beta"))!;
        Assert.Equal((false, "[]"), (rules["activated"]!.GetValue<bool>(), rules["conf"]!["rules"]!["activeRules"]!.ToJsonString()));
        var (status, _) = await rest.SendAsync("POST", "firewall/v1beta/conf/setRules", """{"data": {"defaultPolicy": "ACCEPT", "fallbackTime": 0, "rules": [{"ruleType": "FILTER", "mac": "00:11:22:33:44:55", "filter": {"policy": "DROP"}}]}}""");
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("allow", "127.0.0.0/8", true)]
    [InlineData("allow", "192.0.2.1 192.0.2.0/24", false)]
    [InlineData("deny", "127.0.0.0/8", false)]
    [InlineData("deny", "192.0.2.1", true)]
    [InlineData("allow", "", true)]
    public async Task OldFilterParameters_DoTheSame(string policy, string addresses, bool lets)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var device = host.Devices[0];
        device.SetParameter("Network.Filter.Input.Policy", policy);
        device.SetParameter("Network.Filter.Input.AcceptAddresses", addresses);
        Assert.True(Lets(device));
        device.SetParameter("Network.Filter.Enabled", "yes");
        Assert.Equal(lets, Lets(device));
        if (lets)
        {
            Assert.True(await HearsAsync(device));
            return;
        }

        using var client = new TcpClient();
        await client.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        await device.Journal.WaitForAsync(entry => entry is { Kind: JournalEntryKind.Connection, Note: "dropped" });
    }

    private static Task<(int Status, int Code)> SetAsync(RestClient rest, string policy, int fallback, params string[] rules) => rest.DoAsync(
        "POST", "firewall/v1/conf/setRules", $$"""{"defaultPolicy": "{{policy}}", "fallbackTime": {{fallback}}, "rules": [{{string.Join(',', rules)}}]}""");

    private static bool Lets(SimulatedDevice device, string address = "127.0.0.1", bool https = false) =>
        AxisOps.Simulator.Firewall.FirewallGate.Lets(device, System.Net.IPAddress.Parse(address), https, isNew: true);

    private static async Task<bool> HearsAsync(SimulatedDevice device)
    {
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(device.Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken);
        return response is not null;
    }
}
