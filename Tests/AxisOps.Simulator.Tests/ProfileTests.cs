using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.Simulator.Commands;
using AxisOps.Simulator.Profiles;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class ProfileTests
{
    private static readonly ProfileCatalog Catalog = new(ProfileCatalog.DefaultFolder);

    public static TheoryData<string> Names => [.. Profiles.Every];

    [Fact]
    public void Profiles_CoverEveryGeneration()
    {
        Assert.True(Profiles.Every.Count >= 14);
        string[] lines = ["1.84", "5.20", "5.51", "6.50", "9.80", "10.12", "11.9", "11.11", "12.9", "12.11", "13.0"];
        Assert.All(lines, line => Assert.Contains(Profiles.Every, name => Catalog.Get(name).Document.Version.StartsWith(line + ".", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Summary_SaysOfEveryAnswerWhereItIsFrom(string name)
    {
        var summary = ProfileSummary.Of(Catalog.Get(name));
        Assert.Equal(name, summary.Name);
        Assert.Contains(summary.Origin, new[] { "recorded", "composed", "inferred" });
        Assert.NotEmpty(summary.Notes);
        Assert.Equal(summary.Answers.Count, summary.Recorded + summary.Inferred);
        Assert.All(summary.Answers, answer =>
        {
            Assert.True(answer.Origin is "recorded" or "inferred", $"{answer.Path} {answer.Answer}: {answer.Origin}");
            Assert.False(string.IsNullOrWhiteSpace(answer.Source), $"{answer.Path} {answer.Answer} has no source");
        });
        Assert.All(summary.Answers.Where(answer => answer is { Origin: "recorded", File: not null }), answer =>
            Assert.Equal(File.ReadAllBytes(Repository.Fixture(answer.Source)), File.ReadAllBytes(Path.Combine(ProfileCatalog.DefaultFolder, answer.File!))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RecordedValues_AreInTheRecordingTheyName(string name)
    {
        foreach (var layer in Catalog.Get(name).Document.Parameters.Layers.Values.Where(layer => layer is { Origin: "recorded", File: null }))
        {
            var recording = File.ReadAllText(Repository.Fixture(layer.Source), Encoding.Latin1);
            Assert.All(layer.Values, value => Assert.Contains($"name=\"{value.Key.Split('.')[^1]}\" value=\"{value.Value}\"", recording, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Device_SaysWhoItIs_WhereverItIsAsked(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        using var client = Client.As(host);
        string[] asked = ["Brand.ProdNbr", "Properties.Firmware.Version", "Properties.System.SerialNumber"];
        foreach (var (parameter, expected) in asked.Zip([device.Model, device.Version, device.SerialNumber]))
        {
            Assert.Equal($"root.{parameter}={expected}\n", await client.GetStringAsync(At(device, "axis-cgi/param.cgi?action=list&group=root." + parameter), TestContext.Current.CancellationToken));
        }

        if (device.ProfileData.FindEndpoint("/axis-cgi/basicdeviceinfo.cgi") is not { } information)
        {
            return;
        }

        foreach (var method in information.Answers.Keys.Where(method => method.EndsWith("Properties", StringComparison.Ordinal)))
        {
            using var response = await client.CallAsync(At(device, "axis-cgi/basicdeviceinfo.cgi"), $$"""{"apiVersion":"1.0","method":"{{method}}"}""");
            var body = JsonNode.Parse(await response.TextAsync())!;
            Assert.Equal(information.Document.ApiVersion, body["apiVersion"]!.ToString());
            Assert.Null(body["context"]);
            var properties = body["data"]!["propertyList"]!;
            Assert.Equal([device.Model, device.Version, device.SerialNumber], new[] { "ProdNbr", "Version", "SerialNumber" }.Select(property => properties[property]!.ToString()));
            Assert.Equal(device.GetParameter("Brand.ProdFullName"), properties["ProdFullName"]!.ToString());
            Assert.Equal(device.GetParameter("Properties.Firmware.BuildDate"), properties["BuildDate"]!.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Roles_Hold(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        using var administrator = Client.As(host);
        using var viewer = Client.As(host, "viewer");
        using var stranger = Client.Anonymous();
        var list = At(device, "axis-cgi/param.cgi?action=list");
        var all = await administrator.GetStringAsync(list, TestContext.Current.CancellationToken);
        var some = await viewer.GetStringAsync(list, TestContext.Current.CancellationToken);
        Assert.InRange(some.Length, 1, all.Length - 1);
        Assert.Subset(all.Split('\n').ToHashSet(), some.Split('\n').ToHashSet());
        using var users = await viewer.GetAsync(At(device, "axis-cgi/pwdgrp.cgi?action=get"), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.OK, users.StatusCode);
        using var refused = await stranger.GetAsync(list, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public void Fleet_DealsOutRecordedProfilesFirst_AndTheNewestOfThem()
    {
        var order = Catalog.InTurn;
        Assert.Equal(Profiles.Every, order.Order(StringComparer.Ordinal));
        Assert.Equal([Profiles.Speaker129, Profiles.Camera1111, Profiles.Camera980], order.Take(3));
        var origins = order.Select(name => Catalog.Get(name).Document.Origin).ToArray();
        Assert.Equal(origins.OrderBy(origin => Array.IndexOf(["recorded", "composed", "inferred"], origin)), origins);
    }

    [Fact]
    public void Listing_NamesEveryProfileAndEveryAnswer()
    {
        var profiles = JsonNode.Parse(ProfileListing.Create(Catalog))!["profiles"]!.AsArray();
        Assert.Equal(Profiles.Every, profiles.Select(profile => profile!["name"]!.ToString()));
        Assert.All(profiles, profile => Assert.Equal(
            profile!["recorded"]!.GetValue<int>(), profile["answers"]!.AsArray().Count(answer => answer!["origin"]!.ToString() == "recorded")));
    }

    [Fact]
    public async Task Profile13_ClosesPort80AndHasNoUpnp()
    {
        await using var host = await SimulatorFixture.StartAsync("m7104-13.0.33");
        var device = host.Devices[0];
        using var client = Client.As(host);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(device.HttpUri, TestContext.Current.CancellationToken));
        Assert.Null(device.GetParameter("Network.UPnP.Enabled"));
        Assert.Null(device.GetParameter("Time.POSIXTimeZone"));
        Assert.DoesNotContain("upnp", await (await client.CallAsync(device.Https("axis-cgi/apidiscovery.cgi"), """{"apiVersion":"1.0","method":"getApiList"}""")).TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Profile520_TakesRootAndPassWhileNew_AndListsOneGroupAtATime()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = ["m7001-5.20.5"], FactoryNew = "*" });
        var device = host.Devices[0];
        using var stranger = Client.Anonymous();
        using var refused = await stranger.GetAsync(device.Http("axis-cgi/pwdgrp.cgi?action=get"), TestContext.Current.CancellationToken);
        Assert.Equal((401, false), ((int)refused.StatusCode, refused.Headers.Contains("Axis-Setup")));
        using var root = Client.With("root", "pass");
        Assert.Equal("root.Brand.ProdNbr=M7001\n", (await root.AskAsync(device, "axis-cgi/param.cgi?action=list&group=root.Brand.ProdNbr")).Text);
        Assert.Empty((await root.AskAsync(device, "axis-cgi/param.cgi?action=list&group=root.Brand,root.Properties")).Text);
    }

    [Theory]
    [InlineData("q3505-6.50.5.22", 404)]
    [InlineData("companion-bullet-le-9.80.2.2", 200)]
    public async Task JsonApis_BeginAfter650(string name, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/apidiscovery.cgi"), """{"apiVersion":"1.0","method":"getApiList"}""");
        Assert.Equal(status, (int)response.StatusCode);
    }

    internal static Uri At(SimulatedDevice device, string path) => device.ServesHttp ? device.Http(path) : device.Https(path);
}
