using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AxisOps.Simulator.State;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests.Applications;

public sealed class ApplicationTests
{
    private const string Root = "axis-cgi/applications/";

    [Fact]
    public async Task StoppedApplication_IsTheOnlyDifferenceToTheRecording()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.As(host);
        Assert.Equal("OK\n", await GetAsync(client, host, "control.cgi?action=stop&package=objectanalytics"));
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("cacsjep-oadm/applications-list-P3265-V-12.11.77.xml"), TestContext.Current.CancellationToken);
        var expected = recorded.Replace("Bundled=\"Yes\" Status=\"Running\"", "Bundled=\"Yes\" Status=\"Stopped\"", StringComparison.Ordinal);
        Assert.NotEqual(recorded, expected);
        Assert.Equal(expected, await GetAsync(client, host, "list.cgi"));
    }

    [Theory]
    [InlineData(Profiles.Speaker129, "ax_msf,lpv_simulator,trustlix")]
    [InlineData("d6310-12.9.57", "ax_msf,lpv_simulator,trustlix")]
    [InlineData("m1075-l-12.9.57", "ax_gencam,ax_msf,lpv_simulator,objectanalytics,trustlix")]
    [InlineData("q1961-te-12.9.57", "ax_gencam,ax_msf,lpv_simulator,objectanalytics,trustlix")]
    [InlineData("m7104-13.0.33", "ax_gencam,ax_msf,lpv_simulator,st,trustlix")]
    public async Task List_HoldsOnlyWhatFitsReleaseAndProduct(string profile, string names)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Https(Root + "list.cgi"), TestContext.Current.CancellationToken);
        var listed = XDocument.Parse(await response.TextAsync()).Root!.Elements("application").ToList();
        Assert.Equal(names.Split(','), listed.Select(application => (string)application.Attribute("Name")!));
        Assert.All(listed.Elements("Resources").Elements("Resource"), resource => Assert.Equal("No", (string?)resource.Attribute("used")));
        var version = Version.Parse(host.Devices[0].Version);
        Assert.All(listed.Descendants("VersionRange"), range =>
        {
            Assert.True(Version.Parse((string)range.Element("Min")! is var least && least.Contains('.', StringComparison.Ordinal) ? least : least + ".0") <= version);
            Assert.True(int.Parse(((string)range.Element("Max")!).Split('.')[0], null) >= version.Major);
        });
    }

    [Theory]
    [InlineData("start", "objectanalytics", "Error: 6\n")]
    [InlineData("stop", "ax_msf", "Error: 7\n")]
    [InlineData("restart", "ax_msf", "Error: 7\n")]
    [InlineData("restart", "objectanalytics", "OK\n")]
    [InlineData("start", "AX_MSF", "Error: 4\n")]
    [InlineData("remove", "none", "Error: 4\n")]
    [InlineData("remove", "ax_msf", "OK\n")]
    [InlineData("explode", "ax_msf", "Error: 10\n")]
    public async Task Control_AnswersByNumber(string action, string package, string answer)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.As(host);
        Assert.Equal(answer, await GetAsync(client, host, $"control.cgi?action={action}&package={package}"));
        Assert.Equal((action, answer) == ("remove", "OK\n"), ApplicationBook.Of(host.Devices[0]).Find("ax_msf") is null);
    }

    [Theory]
    [InlineData(Profiles.Camera1111, "true", "false", "Error: 13\n")]
    [InlineData(Profiles.Speaker129, "false", null, "Error: 2\n")]
    public async Task FactorySwitches_AreThoseOfTheGeneration(string profile, string unsigned, string? root, string rootUpload)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        Assert.Equal($"<reply result=\"ok\">\n <param name=\"AllowUnsigned\" value=\"{unsigned}\"/>\n</reply>\n", await GetAsync(client, host, "config.cgi?action=get&name=AllowUnsigned"));
        using var other = await client.GetAsync(host.Devices[0].Http(Root + "config.cgi?action=get&name=AllowRoot"), TestContext.Current.CancellationToken);
        Assert.Equal(root is null ? 400 : 200, (int)other.StatusCode);
        Assert.Equal(root is not null, (await other.TextAsync()).Contains($"value=\"{root}\"", StringComparison.Ordinal));
        Assert.Equal(rootUpload, await UploadAsync(client, host, Package(Manifest("rooty", user: "root"))));
    }

    [Fact]
    public async Task MalformedSwitch_Is400OnNewReleases_AndAnErrorElementBefore()
    {
        await using var older = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(older);
        Assert.Contains("<error type=\"1\"", await GetAsync(client, older, "config.cgi?action=set&name=AllowUnsigned&value=maybe"), StringComparison.Ordinal);
        await using var newer = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var other = Client.As(newer);
        using var response = await other.GetAsync(newer.Devices[0].Http(Root + "config.cgi?action=set&name=AllowUnsigned&value=maybe"), TestContext.Current.CancellationToken);
        Assert.Equal(400, (int)response.StatusCode);
    }

    [Theory]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Camera1211)]
    public async Task UploadedApplication_IsListedInTheFormOfTheRelease_UpgradedInPlace_AndGoneAfterADefault(string profile)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        await GetAsync(client, host, "config.cgi?action=set&name=AllowUnsigned&value=true");
        Assert.Equal("OK\n", await UploadAsync(client, host, Package(Manifest("door_counter"))));
        await GetAsync(client, host, "control.cgi?action=start&package=door_counter");
        Assert.Equal("OK\n", await UploadAsync(client, host, Package(Manifest("door_counter", version: "1.1.0"))));
        var listed = XDocument.Parse(await GetAsync(client, host, "list.cgi")).Root!.Elements("application").Single(element => (string?)element.Attribute("Name") == "door_counter");
        Assert.Equal(("Running", "1.1.0", "Doors & Co"), ((string?)listed.Attribute("Status"), (string?)listed.Attribute("Version"), (string?)listed.Attribute("Vendor")));
        Assert.Equal(profile == Profiles.Camera1211, listed.Attribute("SignatureStatus") is not null);

        Assert.Equal("Error: 14\n", await UploadAsync(client, host, Package(Manifest("Door_Counter"))));
        Assert.Equal("Error: 27\n", await UploadAsync(client, host, Package(Manifest("door_counter", vendor: "Somebody"))));
        host.Devices[0].ResetToFactory(FactoryDefault.Soft);
        Assert.Null(ApplicationBook.Of(host.Devices[0]).Find("door_counter"));
        Assert.NotNull(ApplicationBook.Of(host.Devices[0]).Find("objectanalytics"));
    }

    public static TheoryData<byte[], string> WrongPackages() => new()
    {
        { "garbage"u8.ToArray(), "Error: 1\n" },
        { [0x1F, 0x8B, 1, 2, 3], "Error: 1\n" },
        { Package("{}"), "Error: 29\n" },
        { Package("nonsense"), "Error: 29\n" },
        { Package(Manifest("bad name")), "Error: 29\n" },
        { Package(Manifest("door_counter"), "readme.txt"), "Error: 29\n" },
    };

    [Theory]
    [MemberData(nameof(WrongPackages))]
    public async Task WrongPackages_AreRefusedByNumber(byte[] file, string answer)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        Assert.Equal(answer, await UploadAsync(client, host, file));
        Assert.Equal(5, ApplicationBook.Of(host.Devices[0]).Value.Count);
    }

    [Fact]
    public async Task OldPackage_WithAConfigurationFile_IsInstalledToo()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        const string configuration = "PACKAGENAME=\"Old One\"\nAPPNAME=\"oldone\"\nAPPMAJORVERSION=\"2\"\nAPPMINORVERSION=\"3\"\nVENDOR=\"Old Inc\"\n";
        Assert.Equal("OK\n", await UploadAsync(client, host, Package(configuration, "package.conf")));
        Assert.Contains("NiceName=\"Old One\" Vendor=\"Old Inc\" Version=\"2.3.0\"", await GetAsync(client, host, "list.cgi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PartWithoutAFileName_AndNoMultipart_AreNoPackages()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        using var nameless = new MultipartFormDataContent { { new ByteArrayContent(Package(Manifest("x"))), "file" } };
        using var first = await client.PostAsync(host.Devices[0].Http(Root + "upload.cgi"), nameless, TestContext.Current.CancellationToken);
        using var second = await client.PostAsync(host.Devices[0].Http(Root + "upload.cgi"), new StringContent("x"), TestContext.Current.CancellationToken);
        using var third = await client.GetAsync(host.Devices[0].Http(Root + "upload.cgi"), TestContext.Current.CancellationToken);
        Assert.Equal(("Error: 3\n", "Error: 1\n", 405), (await first.TextAsync(), await second.TextAsync(), (int)third.StatusCode));
    }

    [Fact]
    public async Task LicenseKeys_AreSetAndRemoved()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1211);
        using var client = Client.As(host);
        const string key = "license.cgi?action={0}licensekey&package={1}";
        Assert.Equal("Error: 24\n", await PostAsync(client, host, string.Format(null, key, "upload", "none"), "<key/>"u8.ToArray()));
        Assert.Equal("Error: 21\n", await PostAsync(client, host, string.Format(null, key, "upload", "faceverifier"), "no key"u8.ToArray()));
        Assert.Equal("OK\n", await PostAsync(client, host, string.Format(null, key, "upload", "faceverifier"), "<key/>"u8.ToArray()));
        Assert.Equal("Valid", ApplicationBook.Of(host.Devices[0]).Find("faceverifier")!.License);
        Assert.Equal("OK\n", await PostAsync(client, host, string.Format(null, key, "remove", "faceverifier"), []));
        Assert.Equal("Error: 23\n", await PostAsync(client, host, string.Format(null, key, "remove", "faceverifier"), []));
    }

    [Fact]
    public async Task Kits_AreAttributes()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Contains("<sdk name=\"acap3\"/>", await GetAsync(client, host, "info.cgi"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.cgi")]
    [InlineData("control.cgi?action=stop&package=objectanalytics")]
    [InlineData("config.cgi?action=get&name=AllowUnsigned")]
    [InlineData("info.cgi")]
    public async Task Operators_GetNothing(string path)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, "operator");
        using var response = await client.GetAsync(host.Devices[0].Http(Root + path), TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)response.StatusCode);
        Assert.Null(host.Devices[0].State.Peek<ApplicationBook>());
    }

    [Fact]
    public async Task ConcurrentStops_SucceedOnce_AndOnlyHere()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Camera1111] });
        using var client = Client.As(host);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => GetAsync(client, host, "control.cgi?action=stop&package=vmd")));
        Assert.Equal(1, answers.Count(answer => answer == "OK\n"));
        Assert.Equal(5, answers.Count(answer => answer == "Error: 7\n"));
        using var other = await client.GetAsync(host.Devices[1].Http(Root + "list.cgi"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Stopped", await other.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> GetAsync(HttpClient client, SimulatorHost host, string path)
    {
        using var response = await client.GetAsync(host.Devices[0].Http(Root + path), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.TextAsync();
    }

    private static Task<string> UploadAsync(HttpClient client, SimulatorHost host, byte[] file) => PostAsync(client, host, "upload.cgi", file);

    private static async Task<string> PostAsync(HttpClient client, SimulatorHost host, string path, byte[] file)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "packfil", "application.eap" } };
        using var response = await client.PostAsync(host.Devices[0].Http(Root + path), content, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return await response.TextAsync();
    }

    private static string Manifest(string name, string version = "1.0.0", string vendor = "Doors & Co", string user = "sdk") => new JsonObject
    {
        ["schemaVersion"] = "1.3",
        ["acapPackageConf"] = new JsonObject
        {
            ["setup"] = new JsonObject
            {
                ["appName"] = name,
                ["friendlyName"] = "Door Counter",
                ["vendor"] = vendor,
                ["version"] = version,
                ["user"] = new JsonObject { ["username"] = user, ["group"] = "sdk" },
            },
        },
    }.ToJsonString();

    private static byte[] Package(string manifest, string name = "manifest.json")
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        using (var archive = new TarWriter(zip))
        {
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(manifest)) });
        }

        return packed.ToArray();
    }
}
