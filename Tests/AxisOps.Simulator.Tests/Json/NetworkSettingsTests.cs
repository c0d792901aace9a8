using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests.Json;

public sealed class NetworkSettingsTests
{
    private const string Api = "network_settings";
    private const string Reader = "getNetworkInfo";
    private const string Proxies = "setGlobalProxyConfiguration";

    [Theory]
    [InlineData(Profiles.Speaker129, "network_settings-globalProxy-D4200-VE-12.9.57")]
    [InlineData(Profiles.Camera1111, "network_settings-globalProxy-P8815-2-11.11.192")]
    public async Task Proxies_SetAndCleared_EqualTheRecordingButForTheUnit(string profile, string fixture)
    {
        await using var unit = await JsonDevice.StartAsync(profile);
        const string wanted = """{"httpProxy":"http://192.0.2.1:8080","httpsProxy":"http://192.0.2.1:8080","noProxy":"192.0.2.2"}""";
        string[] answers =
        [
            await unit.TextAsync(Api, Reader),
            await unit.TextAsync(Api, Proxies, wanted),
            await unit.TextAsync(Api, Reader),
            await unit.TextAsync(Api, Proxies, """{"httpProxy":"","httpsProxy":"","noProxy":""}"""),
            await unit.TextAsync(Api, Reader),
        ];
        for (var step = 0; step < answers.Length; step++)
        {
            var path = Repository.Fixture($"rs4acap-cassettes/{fixture}-step{step}.json");
            var recorded = await File.ReadAllTextAsync(path, Encoding.Latin1, TestContext.Current.CancellationToken);
            Assert.Equal(AsUnit(recorded, unit.Device), answers[step]);
        }
    }

    [Fact]
    public async Task ProxyPassword_IsNeverShown()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await unit.DataAsync(Api, Proxies, """{"httpProxy":"http://joe:hunter2@proxy.example.com:3128","httpsProxy":"","noProxy":""}""");
        var info = await unit.TextAsync(Api, Reader);
        Assert.DoesNotContain("hunter2", info, StringComparison.Ordinal);
        Assert.Contains("http://joe:*****@proxy.example.com:3128", info, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaticAddress_OfTheFleetsNetwork_MovesTheUnitAndDhcpBringsItBack()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        var (before, after) = (unit.Device.Address, IPAddress.Parse("127.77.0.99"));
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", Static(after.ToString(), 16));
        Assert.Equal(after, unit.Device.Address);

        var four = (await unit.DataAsync(Api, Reader))["devices"]![0]!["IPv4"]!;
        var address = Assert.Single(four["addresses"]!.AsArray())!;
        Assert.Equal(("static", after.ToString(), "static", "127.77.255.255"), (Text(four, "configurationMode"), Text(address, "address"), Text(address, "origin"), Text(address, "broadcast")));
        Assert.Equal(("none", after.ToString(), "255.255.0.0"), (unit.Device.GetParameter("Network.BootProto"), unit.Device.GetParameter("Network.IPAddress"), unit.Device.GetParameter("Network.SubnetMask")));
        using var stranger = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(new UriBuilder("http", before.ToString(), unit.Device.HttpPort).Uri, TestContext.Current.CancellationToken));

        await unit.DataAsync(Api, "setIPv4AddressConfiguration", """{"deviceName":"eth0","configurationMode":"dhcp"}""");
        Assert.Equal(before, unit.Device.Address);
        Assert.Equal("dhcp", Text((await unit.DataAsync(Api, Reader))["devices"]![0]!["IPv4"]!, "configurationMode"));
    }

    [Fact]
    public async Task KeptConnection_ToTheAddressThatTheUnitLeft_IsReset()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        var old = unit.Device.Http("axis-cgi/systemready.cgi");
        using var first = await client.CallAsync(old, """{"apiVersion":"1.0","method":"systemready"}""");
        Assert.Equal(200, (int)first.StatusCode);
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", Static("127.77.0.98", 16));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync(old, """{"apiVersion":"1.0","method":"systemready"}"""));
    }

    [Theory]
    [InlineData("192.168.7.20", 24)]
    [InlineData("127.77.0.2", 16)]
    [InlineData("127.78.0.2", 16)]
    public async Task StaticAddress_ThatIsNotFreeThere_IsOnlyStored(string address, int prefixLength)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111, count: 2);
        var before = unit.Device.Address;
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", Static(address, prefixLength));
        Assert.Equal(before, unit.Device.Address);
        var configured = (await unit.DataAsync(Api, Reader))["devices"]![0]!["IPv4"]!["staticAddressConfigurations"]![0]!;
        Assert.Equal(address, Text(configured, "address"));
    }

    [Fact]
    public async Task InPortMode_NothingMoves()
    {
        await using var unit = await JsonDevice.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], AddressMode = AddressMode.Port });
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", Static("127.77.0.50", 16));
        Assert.Equal(IPAddress.Loopback, unit.Device.Address);
    }

    [Theory]
    [InlineData("addVlan", """{"masterDeviceName":"eth0","VlanId":4}""")]
    [InlineData("removeVlan", """{"masterDeviceName":"eth0","VlanName":"eth0.4"}""")]
    public async Task Vlans_AreThereOnlyWhereTheRecordingShowsThem(string method, string parameters)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        Assert.Equal((4000, null), await unit.ErrorAsync(Api, method, parameters));
    }

    [Fact]
    public async Task Vlan_AddedTwiceAndRemoved_IsListedOnce()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        const string four = """{"masterDeviceName":"eth0","VlanId":4}""";
        await unit.DataAsync(Api, "addVlan", four);
        Assert.Equal((4004, 201), await unit.ErrorAsync(Api, "addVlan", four));
        Assert.Equal(["eth0", "eth0.4"], (await unit.DataAsync(Api, Reader))["devices"]!.AsArray().Select(device => Text(device!, "name")));
        await unit.DataAsync(Api, "removeVlan", """{"masterDeviceName":"eth0","VlanName":"eth0.4"}""");
        Assert.Single((await unit.DataAsync(Api, Reader))["devices"]!.AsArray());
    }

    [Fact]
    public async Task HostNameAndResolver_AreSeenInTheParameters_AndTheParametersHere()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        await unit.DataAsync(Api, "setHostnameConfiguration", """{"useDhcpHostname":false,"staticHostname":"north-door"}""");
        await unit.DataAsync(Api, "setResolverConfiguration", """{"useDhcpResolverInfo":false,"staticNameServers":["192.0.2.53","192.0.2.54","192.0.2.55"],"staticSearchDomains":["example.com"],"staticDomainName":"example.com"}""");
        Assert.Equal(
            ("north-door", "no", "192.0.2.53", "192.0.2.54", "example.com"),
            (unit.Device.GetParameter("Network.HostName"), unit.Device.GetParameter("Network.VolatileHostName.ObtainFromDHCP"), unit.Device.GetParameter("Network.DNSServer1"), unit.Device.GetParameter("Network.DNSServer2"), unit.Device.GetParameter("Network.DomainName")));
        var resolver = (await unit.DataAsync(Api, Reader))["system"]!["resolver"]!;
        Assert.Equal(["192.0.2.53", "192.0.2.54", "192.0.2.55"], resolver["nameServers"]!.AsArray().Select(server => server!.ToString()));

        unit.Device.SetParameter("Network.HostName", "south-door");
        unit.Device.SetParameter("Network.DNSServer1", "192.0.2.99");
        unit.Device.SetParameter("Network.BootProto", "none");
        var info = await unit.DataAsync(Api, Reader);
        Assert.Equal(
            ("south-door", "192.0.2.99", "static"),
            (Text(info["system"]!["hostname"]!, "hostname"), info["system"]!["resolver"]!["staticNameServers"]![0]!.ToString(), Text(info["devices"]![0]!["IPv4"]!, "configurationMode")));
    }

    [Theory]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task NameServersInUse_AreThoseOfTheParameters(string profile)
    {
        await using var unit = await JsonDevice.StartAsync(profile);
        string[] names = ["NameServer1", "NameServer2", "NameServerList"];
        string?[] Shown() => [.. names.Select(name => unit.Device.GetParameter("Network.Resolver." + name))];
        var lease = Shown();
        await unit.DataAsync(Api, "setResolverConfiguration", """{"useDhcpResolverInfo":false,"staticNameServers":["192.0.2.53","192.0.2.54","192.0.2.55"]}""");
        Assert.Equal(["192.0.2.53", "192.0.2.54", "192.0.2.53 192.0.2.54 192.0.2.55"], Shown());
        await unit.DataAsync(Api, "setResolverConfiguration", """{"useDhcpResolverInfo":true}""");
        Assert.Equal(lease, Shown());
    }

    [Fact]
    public async Task StaticAddress_ShowsInTheParametersOfTheInterface()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", """{"deviceName":"eth0","configurationMode":"static","staticDefaultRouter":"192.168.16.1","staticAddressConfigurations":[{"address":"192.168.17.20","prefixLength":20}]}""");
        var four = (await unit.DataAsync(Api, Reader))["devices"]![0]!["IPv4"]!;
        Assert.Equal(("192.168.31.255", "192.168.16.1"), (Text(four["addresses"]![0]!, "broadcast"), Text(four, "defaultRouter")));
        Assert.Equal(
            ("192.168.31.255", "255.255.240.0", "192.168.16.1"),
            (unit.Device.GetParameter("Network.eth0.Broadcast"), unit.Device.GetParameter("Network.eth0.SubnetMask"), unit.Device.GetParameter("Network.Routing.DefaultRouter")));
    }

    [Fact]
    public async Task Dot1X_SwitchedOffAndOn_ShowsInStatusParametersAndConfigurations()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await unit.DataAsync(Api, "setWired8021XConfiguration", """{"deviceName":"eth0","enabled":false}""");
        Assert.Equal(("no", "Stopped"), (unit.Device.GetParameter("Network.Interface.I0.dot1x.Enabled"), unit.Device.GetParameter("Network.Interface.I0.dot1x.Status")));
        await unit.DataAsync(Api, "setWired8021XConfiguration", """{"deviceName":"eth0","enabled":true,"mode":"WPA-Enterprise-PEAP-MSCHAPv2","identity":"door","password":"hunter2","label":0}""");
        var text = await unit.TextAsync(Api, Reader);
        var dot1X = JsonNode.Parse(text)!["data"]!["devices"]![0]!["wired"]!["8021X"]!;
        var shown = dot1X["configurations"]![0]!["params"]!;
        Assert.Equal((true, "Unauthorized", "WPA-Enterprise-PEAP-MSCHAPv2"), ((bool)dot1X["enabled"]!, Text(dot1X, "status"), Text(dot1X, "mode")));
        Assert.Equal(("door", true, 0), (Text(shown, "identity"), (bool)shown["is_password_set"]!, (int)shown["label"]!));
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ipv6_SwitchedOff_HasNoAddress()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await unit.DataAsync(Api, "setIPv6AddressConfiguration", """{"deviceName":"eth0","enabled":false}""");
        Assert.Empty((await unit.DataAsync(Api, Reader))["devices"]![0]!["IPv6"]!["addresses"]!.AsArray());
        Assert.Equal("no", unit.Device.GetParameter("Network.IPv6.Enabled"));
    }

    [Fact]
    public async Task Units_ShareNoSetting()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129, count: 2);
        var other = unit.Host.Devices[1];
        var before = await unit.TextAsync(Api, Reader, null, other);
        await unit.DataAsync(Api, "setHostnameConfiguration", """{"staticHostname":"mine"}""");
        await unit.DataAsync(Api, "addVlan", """{"masterDeviceName":"eth0","VlanId":4}""");
        Assert.Equal(before, await unit.TextAsync(Api, Reader, null, other));
    }

    [Fact]
    public async Task ConcurrentWrites_AreAllThere()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await Task.WhenAll(Enumerable.Range(1, 5).Select(number => unit.DataAsync(Api, "addVlan", $$"""{"masterDeviceName":"eth0","VlanId":{{number}}}""")));
        var names = (await unit.DataAsync(Api, Reader))["devices"]!.AsArray().Select(device => Text(device!, "name"));
        Assert.Equal(["eth0", "eth0.1", "eth0.2", "eth0.3", "eth0.4", "eth0.5"], names.Order(StringComparer.Ordinal));
        Assert.Equal((4004, 101), await unit.ErrorAsync(Api, "addVlan", """{"masterDeviceName":"eth0","VlanId":6}"""));
    }

    [Fact]
    public async Task SoftFactoryDefault_KeepsTheAddress_AndHardDoesNot()
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Speaker129);
        await unit.DataAsync(Api, "setIPv4AddressConfiguration", Static("192.168.7.20", 24));
        await unit.DataAsync(Api, "setHostnameConfiguration", """{"staticHostname":"mine"}""");
        unit.Device.ResetToFactory(State.FactoryDefault.Soft);
        var kept = State.NetworkSettings.Of(unit.Device).Value;
        Assert.Equal(("static", "192.168.7.20", null), (kept.ConfigurationMode, kept.StaticAddresses![0].Address, kept.StaticHostName));
        unit.Device.ResetToFactory(State.FactoryDefault.Hard);
        Assert.Null(State.NetworkSettings.Of(unit.Device).Value.ConfigurationMode);
    }

    private static string Static(string address, int prefixLength) =>
        $$"""{"deviceName":"eth0","configurationMode":"static","staticDefaultRouter":"","staticAddressConfigurations":[{"address":"{{address}}","prefixLength":{{prefixLength}}}]}""";

    private static string Text(JsonNode node, string name) => node[name]!.ToString();

    private static string AsUnit(string recorded, SimulatedDevice device) => recorded
        .Replace("\"address\": \"192.168.1.21\"", $"\"address\": \"{device.Address}\"", StringComparison.Ordinal)
        .Replace("\"address\": \"192.168.1.193\"", $"\"address\": \"{device.Address}\"", StringComparison.Ordinal)
        .Replace("169.254.248.49", device.Identity.LinkLocal4.ToString(), StringComparison.Ordinal)
        .Replace("fe80::0123:4567:89ab:cdef", device.Identity.LinkLocal6.ToString(), StringComparison.Ordinal)
        .Replace("01:23:45:67:89:ab", device.Identity.Mac.ToLowerInvariant(), StringComparison.Ordinal)
        .Replace("0123456789ab", device.SerialNumber.ToLowerInvariant(), StringComparison.Ordinal);
}
