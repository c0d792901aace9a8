using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AxisOps.Simulator.Discovery;
using AxisOps.Simulator.Discovery.WsDiscovery;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed partial class WsDiscoveryTests
{
    private const string Switch = "WebService.DiscoveryMode.Discoverable";
    private const string Video = """<d:Types xmlns:dp0="http://www.onvif.org/ver10/network/wsdl">dp0:NetworkVideoTransmitter</d:Types>""";
    private const string Rules = "http://schemas.xmlsoap.org/ws/2005/04/discovery/";

    [Fact]
    public async Task ProbeMatch_HasTheRecordedForm()
    {
        var (options, group) = Options(Profiles.Camera1111);
        await using var host = await SimulatorFixture.StartAsync(options);
        var device = host.Devices[0];
        using var listener = new DiscoveryListener(group);
        var id = "uuid:" + Guid.NewGuid();
        await listener.AskAsync(Probe(id, Video));
        var (text, from) = await listener.AnswerAsync();
        var recorded = await File.ReadAllTextAsync(Repository.Fixture("misc-discovery/wsdiscovery-probematch-m2036le.xml"), TestContext.Current.CancellationToken);
        Assert.Equal(Blank(recorded), Blank(text).Replace("P3245-LVE", "M2036-LE", StringComparison.Ordinal));

        var root = XDocument.Parse(text).Root!;
        Assert.Equal(device.Address, from.Address);
        Assert.Equal(id, Value(root, WsNames.Addressing + "RelatesTo"));
        Assert.Equal(WsNames.Anonymous, Value(root, WsNames.Addressing + "To"));
        Assert.Equal(
            [$"http://{device.Address}:{device.HttpPort}/onvif/device_service", $"https://{device.Address}:{device.HttpsPort}/onvif/device_service"],
            Value(root, WsNames.Discovery + "XAddrs").Split(' '));
        Assert.Contains("onvif://www.onvif.org/name/AXIS%20P3245-LVE", Value(root, WsNames.Discovery + "Scopes").Split(' '));
        Assert.DoesNotContain(device.SerialNumber, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Probe_IsAnsweredToTheAddressItNames_AndOncePerMessage()
    {
        var (options, group) = Options(Profiles.Camera1111);
        await using var host = await SimulatorFixture.StartAsync(options);
        using var listener = new DiscoveryListener(group);
        var (first, second) = ("uuid:" + Guid.NewGuid(), "uuid:" + Guid.NewGuid());
        await listener.AskAsync(Probe(first, Video, "<a:ReplyTo><a:Address>urn:x-reader:&lt;1&gt;</a:Address></a:ReplyTo>"));
        await listener.AskAsync(Probe(first, Video));
        await listener.AskAsync(Probe(second, string.Empty));
        var answers = (await listener.AnswersAsync(2)).Select(answer => XDocument.Parse(answer.Text).Root!).ToDictionary(root => Value(root, WsNames.Addressing + "RelatesTo"));
        Assert.Equal("urn:x-reader:<1>", Value(answers[first], WsNames.Addressing + "To"));
        Assert.Equal(Value(answers[first], WsNames.Addressing + "Address"), Value(answers[second], WsNames.Addressing + "Address"));
        Assert.NotEqual(Value(answers[first], WsNames.Addressing + "MessageID"), Value(answers[second], WsNames.Addressing + "MessageID"));
    }

    [Theory]
    [InlineData("<d:Types xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\" xmlns:t=\"http://www.onvif.org/ver10/device/wsdl\">dn:NetworkVideoTransmitter\n t:Device</d:Types>", true)]
    [InlineData("<d:Types xmlns=\"http://www.onvif.org/ver10/device/wsdl\">Device</d:Types>", true)]
    [InlineData("<d:Types/>", true)]
    [InlineData("", true)]
    [InlineData("<d:Types xmlns:dn=\"http://www.onvif.org/ver10/device/wsdl\">dn:NetworkVideoTransmitter</d:Types>", false)]
    [InlineData("<d:Types xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\">dn:NetworkVideoTransmitter dn:Printer</d:Types>", false)]
    [InlineData("<d:Types>nobody:NetworkVideoTransmitter</d:Types>", false)]
    [InlineData("<d:Types>:NetworkVideoTransmitter</d:Types>", false)]
    public async Task Types_MatchByNamespaceWhateverThePrefix(string types, bool matches)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        Assert.Equal(matches, WsDevice.Matches(host.Devices[0], Read(types)));
    }

    [Theory]
    [InlineData("", "onvif://www.onvif.org/Profile", true)]
    [InlineData("", "ONVIF://WWW.onvif.org/Profile/", true)]
    [InlineData("", "onvif://www.onvif.org", true)]
    [InlineData("", "onvif://www.onvif.org/Profile/G onvif://www.onvif.org/hardware/P3245-LVE", true)]
    [InlineData("", "onvif://www.onvif.org/name/AXIS%20P3245%2DLVE", true)]
    [InlineData("", "onvif://www.onvif.org/Prof", false)]
    [InlineData("", "onvif://www.onvif.org/profile", false)]
    [InlineData("", "onvif://www.onvif.org/hardware/./P3245-LVE", false)]
    [InlineData("", "onvif://elsewhere/Profile", false)]
    [InlineData("", "Profile", false)]
    [InlineData("rfc3986", "onvif://www.onvif.org/hardware?x#y", true)]
    [InlineData("strcmp0", "onvif://www.onvif.org/hardware/P3245-LVE", true)]
    [InlineData("strcmp0", "onvif://www.onvif.org/hardware", false)]
    [InlineData("uuid", "onvif://www.onvif.org/hardware/P3245-LVE", false)]
    [InlineData("ldap", "onvif://www.onvif.org/hardware/P3245-LVE", false)]
    public async Task Scopes_MatchByTheRuleThatIsAskedFor(string rule, string scopes, bool matches)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        var by = rule.Length == 0 ? string.Empty : $" MatchBy=\"{Rules}{rule}\"";
        Assert.Equal(matches, WsDevice.Matches(host.Devices[0], Read($"<d:Scopes{by}>{scopes}</d:Scopes>")));
    }

    [Fact]
    public async Task Resolve_IsAnsweredByTheEndpointAlone()
    {
        var (options, group) = Options(Profiles.Camera1111);
        await using var host = await SimulatorFixture.StartAsync(options with { Count = 3 });
        using var listener = new DiscoveryListener(group);
        var wanted = host.Devices[1];
        await listener.AskAsync(Request("Resolve", "uuid:" + Guid.NewGuid(), Reference("urn:uuid:" + Guid.Empty)));
        await listener.AskAsync(Request("Resolve", "uuid:" + Guid.NewGuid(), Reference(WsDevice.Endpoint(wanted))));
        var (text, from) = await listener.AnswerAsync();
        var root = XDocument.Parse(text).Root!;
        Assert.Equal(wanted.Address, from.Address);
        Assert.Equal("http://schemas.xmlsoap.org/ws/2005/04/discovery/ResolveMatches", Value(root, WsNames.Addressing + "Action"));
        Assert.Equal(WsDevice.Endpoint(wanted), root.Descendants(WsNames.Discovery + "ResolveMatch").Descendants(WsNames.Addressing + "Address").Single().Value);
    }

    [Fact]
    public async Task Switch_SaysHelloAndBye_AndSilencesTheDevice()
    {
        var (options, group) = Options(Profiles.Camera551, Profiles.Speaker129);
        using var listener = new DiscoveryListener(group);
        var host = await SimulatorFixture.StartAsync(options with { Count = 2 });
        var (always, switched) = (host.Devices[0], host.Devices[1]);
        Assert.Equal("No", switched.GetParameter(Switch));
        var hello = XDocument.Parse(await listener.HearAsync(text => text.Contains("<d:Hello>", StringComparison.Ordinal))).Root!;
        Assert.Equal((WsDevice.Endpoint(always), WsNames.Everybody), (Value(hello, WsNames.Addressing + "Address"), Value(hello, WsNames.Addressing + "To")));
        await listener.AskAsync(Probe("uuid:1", string.Empty));
        Assert.Equal(always.Address, (await listener.AnswerAsync()).From.Address);

        switched.SetParameter(Switch, "Yes");
        await listener.HearAsync(text => text.Contains("<d:Hello>", StringComparison.Ordinal) && text.Contains(WsDevice.Endpoint(switched), StringComparison.Ordinal));
        await listener.AskAsync(Probe("uuid:2", string.Empty));
        Assert.Equal(2, (await listener.AnswersAsync(2)).Select(answer => answer.From.Address).Distinct().Count());

        switched.SetParameter(Switch, "No");
        await listener.HearAsync(text => text.Contains("<d:Bye>", StringComparison.Ordinal) && text.Contains(WsDevice.Endpoint(switched), StringComparison.Ordinal));
        await host.DisposeAsync();
        await listener.HearAsync(text => text.Contains("<d:Bye>", StringComparison.Ordinal) && text.Contains(WsDevice.Endpoint(always), StringComparison.Ordinal));
    }

    [Fact]
    public void HostilePackets_AreNoRequests()
    {
        var good = Probe("uuid:1", Video);
        Assert.NotNull(WsRequest.TryParse(Encoding.UTF8.GetBytes(good)));
        string[] bad =
        [
            string.Empty,
            "<x",
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>" + good,
            good.Replace(Video, string.Concat(Enumerable.Repeat("<x>", 40)) + string.Concat(Enumerable.Repeat("</x>", 40)), StringComparison.Ordinal),
            good.Replace(Video, string.Concat(Enumerable.Repeat("<x/>", 2000)), StringComparison.Ordinal),
            good.Replace(Video, $"<d:Scopes>{string.Concat(Enumerable.Repeat("a:b ", 100))}</d:Scopes>", StringComparison.Ordinal),
            good.Replace(Video, new string(' ', 40_000), StringComparison.Ordinal),
            good.Replace("uuid:1", new string('u', 600), StringComparison.Ordinal),
            good.Replace("<a:MessageID>uuid:1</a:MessageID>", string.Empty, StringComparison.Ordinal),
            good.Replace("/discovery/Probe<", "/discovery/Hello<", StringComparison.Ordinal),
            good.Replace("http://www.w3.org/2003/05/soap-envelope", "http://elsewhere", StringComparison.Ordinal),
        ];
        Assert.All(bad, text => Assert.Null(WsRequest.TryParse(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void EveryPrefixOfAProbe_IsReadOrRefusedButNeverThrows()
    {
        var probe = Encoding.UTF8.GetBytes(Probe("uuid:1", Video));
        for (var length = 0; length < probe.Length; length++)
        {
            Assert.Null(WsRequest.TryParse(probe[..length]));
        }
    }

    private static (SimulatorOptions Options, MulticastGroup Group) Options(params string[] profiles)
    {
        var port = DiscoveryListener.FreePort();
        return (new SimulatorOptions { Count = 1, Profiles = profiles, Discovery = DiscoveryProtocols.WsDiscovery, WsDiscoveryPort = port }, MulticastGroup.WsDiscovery(port));
    }

    private static WsRequest Read(string inner) => WsRequest.TryParse(Encoding.UTF8.GetBytes(Probe("uuid:1", inner)))!;

    private static string Probe(string id, string inner, string header = "") => Request("Probe", id, inner, header);

    private static string Request(string kind, string id, string inner, string header = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">
        <s:Header><a:MessageID>{id}</a:MessageID>{header}<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To><a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/{kind}</a:Action></s:Header>
        <s:Body><d:{kind}>{inner}</d:{kind}></s:Body></s:Envelope>
        """;

    private static string Reference(string address) => $"<a:EndpointReference><a:Address>{address}</a:Address></a:EndpointReference>";

    private static string Value(XElement root, XName name) => root.Descendants(name).Single().Value;

    /// <summary>Leaves out what names the unit, the moment and the place, and where lists are broken.</summary>
    private static string Blank(string text) => Space().Replace(Unit().Replace(text, "*"), " ").Replace(" <", "<", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=uuid:)[-0-9a-f]+|(?<=(MessageNumber|InstanceId)="")\d+|(?<=<d:XAddrs>)[^<]+")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
