using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Discovery.Ssdp;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed partial class SsdpTests
{
    private const string Everything = "ssdp:all";
    private const string Basic = "urn:axis-com:service:BasicService:1";
    private const string Switch = "Network.UPnP.Enabled";

    [Fact]
    public async Task Answer_HasTheRecordedForm()
    {
        var (options, group) = Options(Profiles.Camera551);
        await using var host = await SimulatorFixture.StartAsync(options);
        using var listener = new DiscoveryListener(group);
        await listener.AskAsync(Search(Basic));
        var (text, from) = await listener.AnswerAsync();
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("fantasticfiasco-axis/ssdp-msearch-reply-m1014.txt"), TestContext.Current.CancellationToken);
        var device = host.Devices[0];

        Assert.Equal(device.Address, from.Address);
        Assert.EndsWith("\r\n\r\n", text, StringComparison.Ordinal);
        Assert.Equal(Blank(recorded).TrimEnd(), Blank(text).TrimEnd());
        Assert.Contains($"\r\nLOCATION: http://{device.Address}:{device.UpnpPort}/rootdesc1.xml\r\n", text, StringComparison.Ordinal);
        Assert.Contains($"\r\nUSN: uuid:Upnp-BasicDevice-1_0-{device.SerialNumber}::{Basic}\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("upnp:rootdevice", 1)]
    [InlineData("urn:schemas-upnp-org:device:Basic:1", 1)]
    [InlineData(Basic, 1)]
    [InlineData("uuid:Upnp-BasicDevice-1_0-{0}", 1)]
    [InlineData(Everything, 4)]
    public async Task Search_IsAnsweredByWhatIsSearchedFor(string target, int answers)
    {
        var (options, group) = Options(Profiles.Camera551);
        await using var host = await SimulatorFixture.StartAsync(options);
        using var listener = new DiscoveryListener(group);
        target = string.Format(System.Globalization.CultureInfo.InvariantCulture, target, host.Devices[0].SerialNumber);
        await listener.AskAsync(Search("urn:schemas-upnp-org:device:InternetGatewayDevice:1"));
        await listener.AskAsync(Search("uuid:Upnp-BasicDevice-1_0-000000000000"));
        await listener.AskAsync(Search(target));
        var found = await listener.AnswersAsync(answers);
        var targets = found.Select(answer => Header(answer.Text, "ST")).ToHashSet();
        Assert.Equal(answers, targets.Count);
        Assert.True(target == Everything || targets.Single() == target);
        Assert.All(found, answer => Assert.StartsWith("uuid:Upnp-BasicDevice-1_0-" + host.Devices[0].SerialNumber, Header(answer.Text, "USN"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fleet_AnswersWithAnAddressOfEachDevice()
    {
        var (options, group) = Options(Profiles.Camera551);
        await using var host = await SimulatorFixture.StartAsync(options with { Count = 40 });
        using var listener = new DiscoveryListener(group);
        await listener.AskAsync(Search(Basic, wait: "1"));
        var answers = await listener.AnswersAsync(40);
        Assert.Equal(host.Devices.Select(device => device.Address).ToHashSet(), answers.Select(answer => answer.From.Address).ToHashSet());
        Assert.All(answers, answer => Assert.Equal(answer.From.Address.ToString(), new Uri(Header(answer.Text, "LOCATION")).Host));
    }

    [Fact]
    public async Task Start_AnnouncesAllNamesInTheRecordedForm_AndStopTakesThemBack()
    {
        var (options, group) = Options(Profiles.Camera551);
        using var listener = new DiscoveryListener(group);
        var host = await SimulatorFixture.StartAsync(options);
        var alive = await listener.HearAsync(4, text => Header(text, "NTS") == "ssdp:alive");
        var usn = Advertisement.Of(host.Devices[0]).Select(name => name.UniqueName).ToHashSet();
        Assert.Equal(usn, alive.Select(text => Header(text, "USN")).ToHashSet());
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("misc-discovery/ssdp-notify-alive-00408C184D0E.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(
            Blank(recorded).Replace("Linux/3.4.0", "Linux/2.6.35", StringComparison.Ordinal),
            Blank(alive.Single(text => Header(text, "NT") == Basic)).Replace($"HOST: 239.255.255.250:{group.Port}", "HOST: 239.255.255.250:1900", StringComparison.Ordinal));

        await host.DisposeAsync();
        var gone = await listener.HearAsync(4, text => Header(text, "NTS") == "ssdp:byebye");
        Assert.Equal(usn, gone.Select(text => Header(text, "USN")).ToHashSet());
    }

    [Theory]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Camera1111)]
    public async Task Description_HasTheRecordedForm(string profile)
    {
        var (options, _) = Options(profile);
        await using var host = await SimulatorFixture.StartAsync(options);
        var device = host.Devices[0];
        using var client = Client.Anonymous();
        var text = await client.GetStringAsync($"http://{device.Address}:{device.UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken);
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("fantasticfiasco-axis/upnp-rootdesc1-m1014.xml"), TestContext.Current.CancellationToken);
        Assert.Equal(Shape().Replace(recorded, "><"), Shape().Replace(text, "><"));

        var all = XDocument.Parse(text).Root!;
        string Value(string name) => all.Descendants(all.Name.Namespace + name).Single().Value;
        Assert.Equal($"AXIS {device.Model} - {device.SerialNumber}", Value("friendlyName"));
        Assert.Equal((device.Model, "AXIS " + device.Model, device.SerialNumber), (Value("modelNumber"), Value("modelName"), Value("serialNumber")));
        Assert.Equal(device.GetParameter("Brand.ProdFullName"), Value("modelDescription"));
        Assert.Equal("uuid:Upnp-BasicDevice-1_0-" + device.SerialNumber, Value("UDN"));
        Assert.Equal(($"http://{device.Address}:{device.HttpPort}/", $"http://{device.Address}:{device.UpnpPort}/"), (Value("presentationURL"), Value("URLBase")));
        Assert.Contains("<scpd", await client.GetStringAsync(new Uri(new Uri(Value("URLBase")), Value("SCPDURL")), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var missing = await client.GetAsync($"http://{device.Address}:{device.UpnpPort}/axis-cgi/param.cgi", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(3, device.Journal.Requests.Count(entry => entry.Note == "UPnP"));
    }

    [Fact]
    public async Task Description_EscapesWhatAnAdministratorTyped()
    {
        var (options, _) = Options(Profiles.Camera551);
        await using var host = await SimulatorFixture.StartAsync(options);
        host.Devices[0].SetParameter("Network.UPnP.FriendlyName", "Gate <1> & \"2\"");
        using var client = Client.Anonymous();
        var all = XDocument.Parse(await client.GetStringAsync($"http://{host.Devices[0].Address}:{host.Devices[0].UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken)).Root!;
        Assert.Equal("Gate <1> & \"2\"", all.Descendants(all.Name.Namespace + "friendlyName").Single().Value);
    }

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task Off_IsSilentAndClosed_UntilSwitchedOnAgain(AddressMode mode)
    {
        var (options, group) = Options(Profiles.Camera551, Profiles.Camera1111);
        using var listener = new DiscoveryListener(group);
        await using var host = await SimulatorFixture.StartAsync(options with { Count = 2, AddressMode = mode });
        var (off, on) = (host.Devices[0], host.Devices[1]);
        await listener.HearAsync(8, text => Header(text, "NTS") == "ssdp:alive");
        off.SetParameter(Switch, "no");
        var gone = await listener.HearAsync(4, text => Header(text, "NTS") == "ssdp:byebye");
        Assert.All(gone, text => Assert.Contains(off.SerialNumber, Header(text, "USN"), StringComparison.Ordinal));

        await listener.AskAsync(Search(Everything));
        Assert.All(await listener.AnswersAsync(4), answer => Assert.Contains(on.SerialNumber, Header(answer.Text, "USN"), StringComparison.Ordinal));
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://{off.Address}:{off.UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken));
        Assert.NotEmpty(await client.GetStringAsync($"http://{on.Address}:{on.UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken));

        off.SetParameter(Switch, "yes");
        await listener.HearAsync(4, text => Header(text, "NTS") == "ssdp:alive" && text.Contains(off.SerialNumber, StringComparison.Ordinal));
        Assert.NotEmpty(await client.GetStringAsync($"http://{off.Address}:{off.UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SpeakerOf129_IsSilentFromTheStart()
    {
        var (options, group) = Options(Profiles.Speaker129, Profiles.Camera1111);
        using var listener = new DiscoveryListener(group);
        await using var host = await SimulatorFixture.StartAsync(options with { Count = 2 });
        Assert.Equal("no", host.Devices[0].GetParameter(Switch));
        await listener.AskAsync(Search(Everything));
        Assert.All(await listener.AnswersAsync(4), answer => Assert.Contains(host.Devices[1].SerialNumber, Header(answer.Text, "USN"), StringComparison.Ordinal));
        Assert.All(await listener.HearAsync(4, text => text.StartsWith("NOTIFY", StringComparison.Ordinal)), text => Assert.Contains(host.Devices[1].SerialNumber, Header(text, "USN"), StringComparison.Ordinal));
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://{host.Devices[0].Address}:{host.Devices[0].UpnpPort}/rootdesc1.xml", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReleaseWithoutUpnp_HasNoPortForIt()
    {
        var (options, _) = Options(Profiles.Camera551);
        await using var host = await SimulatorFixture.StartAsync(options with { Discovery = DiscoveryProtocols.Mdns, MdnsPort = DiscoveryListener.FreePort() });
        Assert.Equal((DiscoveryProtocols.Mdns, 0), (host.Discovery, host.Devices[0].UpnpPort));
    }

    [Theory]
    [InlineData("M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 3\r\nST: ssdp:all\r\n\r\n", 3)]
    [InlineData("M-SEARCH * HTTP/1.1\r\nhost:239.255.255.250:1900\r\nman:\"ssdp:discover\"\r\nmx:120\r\nst:ssdp:all\r\n\r\n", 5)]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 0\r\nST: ssdp:all\r\n\r\n", 0)]
    public void Search_IsReadWithItsWaitBounded(string text, int seconds) =>
        Assert.Equal(new SearchRequest(Everything, TimeSpan.FromSeconds(seconds)), SearchRequest.TryParse(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: ssdp:discover\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: -1\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: soon\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST:\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: a\r\nST: b\r\n\r\n")]
    [InlineData("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: \u00e9\r\n\r\n")]
    [InlineData("NOTIFY * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("M-SEARCH / HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")]
    public void OtherPackets_AreNoSearch(string text) => Assert.Null(SearchRequest.TryParse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void HugePackets_AreNoSearch()
    {
        var search = Search(Everything);
        Assert.NotNull(SearchRequest.TryParse(Encoding.ASCII.GetBytes(search)));
        Assert.Null(SearchRequest.TryParse(Encoding.ASCII.GetBytes(search.Replace("\r\n\r\n", "\r\nX: " + new string('x', 4000) + "\r\n\r\n", StringComparison.Ordinal))));
        Assert.Null(SearchRequest.TryParse(Encoding.ASCII.GetBytes(search.Replace("\r\n\r\n", string.Concat(Enumerable.Range(0, 40).Select(index => $"\r\nX{index}: x")) + "\r\n\r\n", StringComparison.Ordinal))));
    }

    private static (SimulatorOptions Options, MulticastGroup Group) Options(params string[] profiles)
    {
        var port = DiscoveryListener.FreePort();
        return (new SimulatorOptions { Count = 1, Profiles = profiles, Discovery = DiscoveryProtocols.Ssdp, SsdpPort = port }, MulticastGroup.Ssdp(port));
    }

    private static string Search(string target, string wait = "0") =>
        $"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: {wait}\r\nST: {target}\r\n\r\n";

    private static string Header(string text, string name) =>
        text.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..] ?? string.Empty;

    /// <summary>Leaves what names the unit, the moment and the start out of a message.</summary>
    private static string Blank(string text) => Unit().Replace(text, "*");

    [GeneratedRegex(@"(?<=DATE: )[^\r]+|(?<=LOCATION: http://)[^/]+|(?<=01-NLS: )[-0-9a-f]+|(?<=1_0-)[0-9A-F]{12}")]
    private static partial Regex Unit();

    [GeneratedRegex(">[^<]*<")]
    private static partial Regex Shape();
}
