using System.Text.Json.Nodes;

namespace AxisOps.Simulator.Tests.Json;

/// <summary>What is refused changes nothing, so all of it is tried on one unit.</summary>
public sealed class WrongParameterTests(WrongParameterTests.Unit unit) : IClassFixture<WrongParameterTests.Unit>
{
    [Theory]
    [InlineData("setIPv4AddressConfiguration", """{}""", 4003, null)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":1}""", 4004, 100)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth7"}""", 5000, null)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","configurationMode":"auto"}""", 4004, 101)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticDefaultRouter":"300.1.1.1"}""", 4004, 102)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[]}""", 4004, 103)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[{"address":"10.0.0","prefixLength":8}]}""", 4004, 104)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[{"address":"10.0.0.5","prefixLength":33}]}""", 4004, 105)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[{"address":"10.0.0.5","prefixLength":24,"broadcast":"x"}]}""", 4004, 106)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[{"address":"10.0.0.0","prefixLength":24}]}""", 4004, 107)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","staticAddressConfigurations":[{"address":"10.0.0.5","prefixLength":24,"broadcast":"10.0.1.255"}]}""", 4004, 107)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","useStaticDHCPFallback":"yes"}""", 4004, 108)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","linkLocalMode":"maybe"}""", 4004, 109)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","useDHCPStaticRoutes":1}""", 4004, 110)]
    [InlineData("setIPv4AddressConfiguration", """{"deviceName":"eth0","enabled":false}""", 4004, 111)]
    [InlineData("setIPv6AddressConfiguration", """{"deviceName":"eth0","enabled":"no"}""", 4004, 101)]
    [InlineData("setHostnameConfiguration", """{}""", 4003, null)]
    [InlineData("setHostnameConfiguration", """{"staticHostname":"not a name"}""", 4004, 100)]
    [InlineData("setHostnameConfiguration", """{"useDhcpHostname":1}""", 4004, 101)]
    [InlineData("setResolverConfiguration", """{"useDhcpResolverInfo":"x"}""", 4004, 100)]
    [InlineData("setResolverConfiguration", """{"staticNameServers":["1.1.1.1","2.2.2.2","3.3.3.3","4.4.4.4"]}""", 4004, 101)]
    [InlineData("setResolverConfiguration", """{"staticSearchDomains":["a b"]}""", 4004, 102)]
    [InlineData("setResolverConfiguration", """{"staticDomainName":"-"}""", 4004, 103)]
    [InlineData("setGlobalProxyConfiguration", """{"httpProxy":"ftp://x"}""", 4004, 100)]
    [InlineData("setGlobalProxyConfiguration", """{"httpProxy":"","httpsProxy":1}""", 4004, 101)]
    [InlineData("setGlobalProxyConfiguration", """{"httpProxy":"","httpsProxy":"","noProxy":"*.example.com"}""", 4004, 102)]
    [InlineData("setGlobalProxyConfiguration", """{"httpProxy":""}""", 4003, null)]
    [InlineData("addVlan", """{"masterDeviceName":"eth0"}""", 4003, null)]
    [InlineData("addVlan", """{"masterDeviceName":"eth0","VlanId":4095}""", 4004, 101)]
    [InlineData("removeVlan", """{"masterDeviceName":"eth0","VlanName":"eth0.9"}""", 4004, 101)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","enabled":1}""", 4004, 101)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","mode":"WEP"}""", 4004, 102)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","identity":7}""", 4004, 103)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","eapolVersion":"EAPoLv4"}""", 4004, 104)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","mkaCak":"12"}""", 4004, 110)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","enabled":true,"mode":"WPA-Enterprise-EAPTLS","certClient":""}""", 4004, 112)]
    [InlineData("setWired8021XConfiguration", """{"deviceName":"eth0","certsCA":[""]}""", 4004, 113)]
    [InlineData("noSuchMethod", "{}", 4000, null)]
    public async Task WrongParameters_AreNamedByCode_AndChangeNothing(string method, string parameters, int code, int? subCode)
    {
        var before = await unit.Value.TextAsync("network_settings", "getNetworkInfo");
        Assert.Equal((code, subCode), await unit.Value.ErrorAsync("network_settings", method, parameters));
        Assert.Equal(before, await unit.Value.TextAsync("network_settings", "getNetworkInfo"));
    }

    [Theory]
    [InlineData("setDateTime", "{}", 4003)]
    [InlineData("setDateTime", """{"dateTime":1}""", 4004)]
    [InlineData("setDateTime", """{"dateTime":"2026-13-01T00:00:00Z"}""", 4004)]
    [InlineData("setDateTime", """{"dateTime":"2070-01-01T00:00:00Z"}""", 4004)]
    [InlineData("setDateTime", """{"dateTime":"2026-01-01T00:00:00+01:00"}""", 4004)]
    [InlineData("setTimeZone", "{}", 4003)]
    [InlineData("setTimeZone", """{"timeZone":"Mars/Olympus"}""", 2002)]
    [InlineData("setPosixTimeZone", """{"posixTimeZone":"UTC0"}""", 4003)]
    [InlineData("setPosixTimeZone", """{"posixTimeZone":"UTC0","enableDst":1}""", 4004)]
    [InlineData("setPosixTimeZone", """{"posixTimeZone":"nonsense","enableDst":true}""", 2002)]
    [InlineData("noSuchMethod", "{}", 4000)]
    public async Task WrongTimes_AreRefused_AndChangeNothing(string method, string parameters, int code)
    {
        Assert.Equal((code, null), await unit.Value.ErrorAsync("time", method, parameters));
        Assert.Equal((TimeSpan.Zero, "UTC0"), (unit.Value.Device.ClockOffset, unit.Value.Device.GetParameter("Time.POSIXTimeZone")));
    }

    [Theory]
    [InlineData("{}", 4003, null)]
    [InlineData("""{"enabled":"yes"}""", 4004, 1)]
    [InlineData("""{"serversSource":"gps"}""", 4004, 2)]
    [InlineData("""{"staticServers":["a b"]}""", 4004, 3)]
    [InlineData("""{"staticServers":["1.1.1.1","2.2.2.2","3.3.3.3"]}""", 4004, 3)]
    [InlineData("""{"NTSEnabled":0}""", 4004, 5)]
    [InlineData("""{"staticNTSKEServers":"x"}""", 4004, 6)]
    [InlineData("""{"minpoll":25}""", 4004, 7)]
    [InlineData("""{"minpoll":9,"maxpoll":8}""", 4004, 8)]
    [InlineData("""{"NTSKEServerCACerts":1}""", 4004, 9)]
    public async Task WrongClients_AreNamedByNumber(string parameters, int code, int? subCode)
    {
        Assert.Equal((code, subCode), await unit.Value.ErrorAsync("ntp", "setNTPClientConfiguration", parameters));
        Assert.Equal("NTP", unit.Value.Device.GetParameter("Time.SyncSource"));
    }

    [Theory]
    [InlineData("{}", 2103, null, "servers")]
    [InlineData("""{"servers":[{}]}""", 2103, null, "address")]
    [InlineData("""{"servers":[{"address":"a","port":0}]}""", 2104, "a", "port")]
    [InlineData("""{"servers":[{"address":"a","protocol":"SCTP"}]}""", 2104, "a", "protocol")]
    [InlineData("""{"servers":[{"address":"a","syslogFormat":"CSV"}]}""", 2104, "a", "syslogFormat")]
    [InlineData("""{"servers":[{"address":"a","severity":"Loud"}]}""", 2104, "a", "severity")]
    [InlineData("""{"servers":[{"address":"a","type":"Some"}]}""", 2104, "a", "type")]
    [InlineData("""{"servers":[{"address":"a"},{"address":"a"}]}""", 2201, null, null)]
    [InlineData("""{"servers":[{"address":"a"},{"address":"b"},{"address":"c"}]}""", 2203, null, null)]
    public async Task WrongLogServers_AreNamed(string parameters, int code, string? address, string? property)
    {
        var error = JsonNode.Parse(await unit.Value.TextAsync("remotesyslog", "setup", parameters))!["error"]!;
        Assert.Equal((code, address, property), ((int)error["code"]!, error["details"]?["address"]?.ToString(), error["details"]?["propertyName"]?.ToString()));
    }

    [Theory]
    [InlineData("{}", 2103)]
    [InlineData("""{"server":{"host":"a"}}""", 2103)]
    [InlineData("""{"server":{"host":"a","port":70000},"clientId":"x"}""", 2104)]
    [InlineData("""{"server":{"host":"a","protocol":"udp"},"clientId":"x"}""", 2104)]
    [InlineData("""{"server":{"host":"a"},"clientId":"x","cleanSession":"yes"}""", 2104)]
    public async Task WrongMqttClients_AreRefused(string parameters, int code)
    {
        Assert.Equal((code, null), await unit.Value.ErrorAsync("mqtt/client", "configureClient", parameters));
    }

    [Theory]
    [InlineData("set", "{}", 2103)]
    [InlineData("set", """{"X-A":1}""", 2104)]
    [InlineData("set", """{"Content-Length":"5"}""", 2104)]
    [InlineData("set", """{"X-A":"a\r\nSet-Cookie: b"}""", 2104)]
    [InlineData("set", """{"X A":"b"}""", 2104)]
    [InlineData("remove", """{"X-Unknown":""}""", 2104)]
    [InlineData("remove", "{}", 2103)]
    [InlineData("bogus", "{}", 2102)]
    public async Task WrongHeaders_AreRefused(string method, string parameters, int code)
    {
        Assert.Equal((code, null), await unit.Value.ErrorAsync("customhttpheader", method, parameters));
        Assert.Empty((await unit.Value.DataAsync("customhttpheader", "list")).AsObject());
    }

    public sealed class Unit : IAsyncLifetime
    {
        internal JsonDevice Value { get; private set; } = null!;

        public async ValueTask InitializeAsync() => this.Value = await JsonDevice.StartAsync(Profiles.Speaker129);

        public ValueTask DisposeAsync() => this.Value.DisposeAsync();
    }
}
