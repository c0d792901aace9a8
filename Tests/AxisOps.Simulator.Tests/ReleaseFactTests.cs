using System.Text.Json.Nodes;
using AxisOps.Simulator.Tests.Json;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>What is known of single releases, asked over the wire.</summary>
public sealed class ReleaseFactTests
{
    private const string Camera1211 = "p3265-v-12.11.77";

    private static readonly (string Property, string Parameter)[] SameMeaning =
    [
        ("ProdNbr", "Brand.ProdNbr"),
        ("ProdFullName", "Brand.ProdFullName"),
        ("Version", "Properties.Firmware.Version"),
        ("SerialNumber", "Properties.System.SerialNumber"),
        ("HardwareID", "Properties.System.HardwareID"),
        ("Soc", "Properties.System.Soc"),
        ("Architecture", "Properties.System.Architecture"),
    ];

    public static TheoryData<string> Names => [.. Profiles.Every];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task BasicDeviceInfo_EqualsTheParametersOfTheSameMeaning(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        using var client = Client.As(host);
        var list = await client.GetStringAsync(ProfileTests.At(device, "axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken);
        var parameters = list.Split('\n').Where(line => line.Contains('=', StringComparison.Ordinal)).Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0].Replace("root.", string.Empty, StringComparison.Ordinal), pair => pair[1]);
        Assert.Contains("Brand.ProdNbr", parameters.Keys);
        if (device.ProfileData.FindEndpoint("/axis-cgi/basicdeviceinfo.cgi") is not { } information)
        {
            return;
        }

        foreach (var method in information.Answers.Keys.Where(method => method.EndsWith("Properties", StringComparison.Ordinal)))
        {
            using var response = await client.CallAsync(ProfileTests.At(device, "axis-cgi/basicdeviceinfo.cgi"), $$"""{"apiVersion":"1.0","method":"{{method}}"}""");
            var properties = JsonNode.Parse(await response.TextAsync())!["data"]!["propertyList"]!.AsObject();
            var both = SameMeaning.Where(pair => properties.ContainsKey(pair.Property) && parameters.ContainsKey(pair.Parameter)).ToArray();
            Assert.Contains("ProdNbr", both.Select(pair => pair.Property));
            Assert.Equal(
                both.Select(pair => (pair.Parameter, parameters[pair.Parameter])),
                both.Select(pair => (pair.Parameter, properties[pair.Property]!.ToString())));
        }
    }

    [Theory]
    [InlineData(Camera1211)]
    [InlineData("m7104-13.0.33")]
    public async Task Discovery_From1211_NamesCryptoPolicyAndTheVersionsKnown(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        var text = await client.GetStringAsync(host.Devices[0].Https("config/discover"), TestContext.Current.CancellationToken);
        var apis = JsonNode.Parse(text)!["apis"]!;
        Assert.Equal(
            ("1.1.2", "1.0.1", "/config/rest/crypto-policy/v1"),
            (apis["cert"]!["v1"]!["version"]!.ToString(), apis["cert-est"]!["v1"]!["version"]!.ToString(), apis["crypto-policy"]!["v1"]!["rest_api"]!.ToString()));
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("cacsjep-oadm/rest-crypto-policy-v1-P3265-V-12.11.77.json"), TestContext.Current.CancellationToken);
        Assert.Equal(recorded, await client.GetStringAsync(host.Devices[0].Https("config/rest/crypto-policy/v1"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Profiles.Camera551, 200)]
    [InlineData(Profiles.Camera980, 200)]
    [InlineData("p3245-lve-10.12.323", 200)]
    [InlineData("q1798-le-11.9.0", 404)]
    [InlineData(Profiles.Camera1111, 404)]
    [InlineData(Profiles.Speaker129, 404)]
    public async Task AdminDate_IsGoneFrom11(string name, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        Assert.Equal(status, (await client.AskAsync(host.Devices[0], "axis-cgi/admin/date.cgi?action=get")).Status);
        Assert.Equal(200, (await client.AskAsync(host.Devices[0], "axis-cgi/date.cgi?action=get")).Status);
    }

    [Theory]
    [InlineData(Profiles.Camera551, false)]
    [InlineData("q3505-6.50.5.22", false)]
    [InlineData(Profiles.Camera980, true)]
    public async Task UserGroups_NameTheJsonApisOnlyWhereThereAreAny(string name, bool named)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        var groups = (await client.AskAsync(host.Devices[0], "axis-cgi/pwdgrp.cgi?action=get")).Text.Split('\n');
        Assert.Contains("root=\"root\"", groups.Select(line => line.Trim()));
        Assert.Equal(named ? 2 : 0, groups.Count(line => line.StartsWith("api-discovery=", StringComparison.Ordinal) || line.StartsWith("basic-device-info=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("readCommunity", 4, 400)]
    [InlineData("readCommunity", 5, 200)]
    [InlineData("writeCommunity", 4, 400)]
    [InlineData("writeCommunity", 32, 200)]
    [InlineData("writeCommunity", 33, 400)]
    public async Task SnmpCommunity_HasFiveToThirtyTwoCharacters(string member, int length, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var rest = new RestClient(host);
        Assert.Equal(status, (await rest.DoAsync("PATCH", "snmp/v1/snmpV1V2Common", $$"""{"{{member}}": "{{new string('c', length)}}"}""")).Status);
    }

    [Fact]
    public async Task ResetSource_IsForgottenAfterARestart()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var unit = await JsonDevice.StartAsync(Camera1211, clock);
        var recorded = await unit.DataAsync("firmwaremanagement", "status");
        Assert.Equal("crash", recorded["resetSource"]!.ToString());
        await unit.DataAsync("firmwaremanagement", "reboot");
        clock.Advance(TimeSpan.FromMinutes(1));
        using var client = Client.As(unit.Host); // the restart cut the connections of the first
        using var response = await client.CallAsync(unit.Device.Http("axis-cgi/firmwaremanagement.cgi"), """{"apiVersion":"1.0","method":"status"}""");
        var later = JsonNode.Parse(await response.TextAsync())!["data"]!.AsObject();
        Assert.False(later.ContainsKey("resetSource"));
        Assert.Equal(recorded["activeFirmwareVersion"]!.ToString(), later["activeFirmwareVersion"]!.ToString());
    }

    [Theory]
    [InlineData("abc", 400)]
    [InlineData("-2", 400)]
    [InlineData("", 400)]
    [InlineData("1", 200)]
    public async Task AuditLog_RefusesATailThatIsNoNumber(string tail, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Equal(status, (await client.AskAsync(host.Devices[0], "axis-cgi/auditlog.cgi?tail=" + tail)).Status);
    }

    [Theory]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":["ntp"]}""")]
    [InlineData("""{"version":{}}""")]
    public async Task ApiList_RefusesAFilterThatIsNoText(string parameters)
    {
        await using var unit = await JsonDevice.StartAsync(Profiles.Camera1111);
        Assert.Equal((4002, null), await unit.ErrorAsync("apidiscovery", "getApiList", parameters));
    }
}
