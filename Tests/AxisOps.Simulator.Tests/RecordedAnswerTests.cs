using System.Net;
using System.Text;
using AxisOps.Simulator.Profiles;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

public sealed class RecordedAnswerTests
{
    private static readonly ProfileCatalog Catalog = new(ProfileCatalog.DefaultFolder);

    public static TheoryData<string, string, string> RecordedAnswers()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (profile, path, name, _) in Recorded().Where(item => Profiles.All.Contains(item.Profile)))
        {
            data.Add(profile, path, name);
        }

        return data;
    }

    [Fact]
    public void Profiles_NameAnExistingRecordingAndHoldItsBytes()
    {
        foreach (var (profile, _, _, answer) in Recorded())
        {
            var kept = File.ReadAllBytes(Path.Combine(ProfileCatalog.DefaultFolder, answer.File!));
            Assert.Equal(File.ReadAllBytes(Repository.Fixture(answer.Source)), kept);
        }
    }

    [Fact]
    public void Profiles_MarkEveryAnswerRecordedOrInferredWithASource()
    {
        var answers = Catalog.Names.Select(Catalog.Get)
            .SelectMany(profile => profile.Endpoints.Values.SelectMany(endpoint => endpoint.Answers.Values).Concat(profile.Pages.Values));
        Assert.All(answers, answer =>
        {
            Assert.True(answer.Document.Origin is "recorded" or "inferred");
            Assert.NotEmpty(answer.Document.Source);
        });
    }

    [Theory]
    [MemberData(nameof(RecordedAnswers))]
    public async Task Answer_EqualsTheRecordingButForTheUnit(string profile, string path, string name)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var device = host.Devices[0];
        using var client = Client.As(host);
        var response = await AskAsync(client, device, path, name);
        var answer = Recorded().Single(item => item.Profile == profile && item.Path == path && item.Name == name).Answer;

        Assert.Equal(path == "404" ? HttpStatusCode.NotFound : HttpStatusCode.OK, response.StatusCode);
        var served = await response.TextAsync();
        var recording = await File.ReadAllTextAsync(Repository.Fixture(answer.Source), Encoding.Latin1, TestContext.Current.CancellationToken);
        Assert.Equal(Blank(recording, answer, device), Blank(served, answer, device));
    }

    [Theory]
    [InlineData(Profiles.Camera551, "trunnion-vapix/param-list-all-5.51.7.txt")]
    [InlineData(Profiles.Camera1111, "rs4acap-cassettes/param-list-all-P3245-LVE-11.11.192.txt")]
    [InlineData(Profiles.Speaker129, "rs4acap-cassettes/param-list-all-D4200-VE-12.9.57.txt")]
    public async Task ParameterList_EqualsTheRecordingButForTheUnit(string profile, string fixture)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.As(host);
        var served = (await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken)).Split('\n');
        var recorded = File.ReadAllText(Repository.Fixture(fixture), Encoding.Latin1).Split('\n');

        Assert.Equal(recorded.Select(Name), served.Select(Name));
        var different = recorded.Zip(served).Where(pair => pair.First != pair.Second).Select(pair => Name(pair.First)).ToHashSet();
        string[] allowed =
        [
            "root.Network.HostName", "root.Network.Bonjour.FriendlyName", "root.Network.eth0.MACAddress", "root.Network.eth0.IPAddress",
            "root.Network.Interface.I0.dot1x.EAPTLS.Identity", "root.Network.UPnP.FriendlyName", "root.Network.VolatileHostName.HostName",
            "root.Notify.KnownIP", "root.Network.ZeroConf.IPAddress", "root.Network.eth0.IPv6.IPAddresses", "root.Properties.System.SerialNumber", "root.Network.HTTP.AuthenticationPolicy",
        ];
        Assert.Subset(allowed.ToHashSet(), different);
    }

    [Fact]
    public async Task ParameterList_WithAnUnknownGroup_EqualsBothRecordings()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var one = await client.GetAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=Properties.Image.Resolution"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        Assert.Equal(await File.ReadAllBytesAsync(Repository.Fixture("rs4acap-cassettes/param-list-error-D4200-VE-12.9.57.txt"), TestContext.Current.CancellationToken), await one.BytesAsync());

        var several = await client.GetAsync(
            host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=Network.BootProto,Does.Not.Exist,HTTPS.Enabled"), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(Repository.Fixture("cacsjep-oadm/param-list-mixed-error-P3265-V-12.11.77.txt"), TestContext.Current.CancellationToken), await several.BytesAsync());
    }

    [Fact]
    public async Task ParameterGroup_OfTheOldCamera_EqualsTheRecording()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        var brand = await client.GetByteArrayAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=root.Brand"), TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllBytesAsync(Repository.Fixture("trunnion-vapix/param-list-brand-5.51.7.txt"), TestContext.Current.CancellationToken), brand);
    }

    private static string Name(string line) => line.Split('=')[0];

    private static IEnumerable<(string Profile, string Path, string Name, AnswerDocument Answer)> Recorded()
    {
        foreach (var profile in Catalog.Names.Select(Catalog.Get))
        {
            var endpoints = profile.Endpoints.Where(endpoint => !endpoint.Value.Document.Aliases.ContainsKey(endpoint.Key)).SelectMany(endpoint => endpoint.Value.Answers.Select(answer => (endpoint.Key, Name: answer.Key, answer.Value)));
            var pages = profile.Pages.Select(page => (page.Key, Name: "page", page.Value));
            foreach (var (path, name, answer) in endpoints.Concat(pages).Where(item => item.Value.Document.Origin == "recorded"))
            {
                yield return (profile.Name, path, name, answer.Document);
            }
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, SimulatedDevice device, string path, string name) => (path, name) switch
    {
        ("404", _) => await client.CallAsync(device.Http("axis-cgi/apidiscovery.cgi"), """{"apiVersion":"1.0","method":"getApiList"}"""),
        ("/axis-cgi/param.cgi", "definitions") => await client.GetAsync(device.Http("axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema")),
        ("/axis-cgi/param.cgi", _) => await client.GetAsync(device.Http("axis-cgi/param.cgi?action=listdefinitions&listformat=xmlschema&group=root.Brand")),
        ("/axis-cgi/pwdgrp.cgi", _) => await client.GetAsync(device.Http("axis-cgi/pwdgrp.cgi?action=get")),
        ("/axis-cgi/usergroup.cgi" or "/axis-cgi/applications/list.cgi" or "/config/discover", _) => await client.GetAsync(device.Http(path[1..])),
        ("/axis-cgi/disks/list.cgi", _) => await client.GetAsync(device.Http("axis-cgi/disks/list.cgi?diskid=all")),
        ("/config/rest/cert/v1", _) => await client.GetAsync(device.Http("config/rest/cert/v1/keystores")),
        ("/axis-cgi/systemready.cgi", _) => await client.CallAsync(device.Http(path[1..]), """{"apiVersion": "1", "method": "systemready"}"""),
        _ => await client.CallAsync(device.Http(path[1..]), $$"""{"apiVersion": "1.0", "method": "{{name}}"}"""),
    };

    /// <summary>Blanks what names the recorded unit, and what names the simulated one: what is left has to be equal.</summary>
    private static string Blank(string text, AnswerDocument answer, SimulatedDevice device)
    {
        text = System.Text.RegularExpressions.Regex.Replace(text, "\"uptime\": \"\\d+\"", "~"); // it goes on while the answer is on its way
        string[] mine =
        [
            "172.16.4.30",
            $"\"address\": \"{device.Identity.LinkLocal4}\"", $"\"address\": \"{device.Identity.LinkLocal6}\"", device.Address.ToString(), "172.16.3.233",
            device.SerialNumber, device.SerialNumber.ToLowerInvariant(), device.Identity.Mac, device.Identity.Mac.ToLowerInvariant(),
            device.SocSerial, $"00000000-00000000-{device.SocSerial[..8]}-{device.SocSerial[8..]}", device.BootId.ToString(), $"\"address\": \"{device.Address}\"",
            "0123456789ABCDEF", "00000000-00000000-01234567-89ABCDEF", "0123456789AB", "0123456789ab", "01:23:45:67:89:AB", "01:23:45:67:89:ab",
            "00408CFB6888", "00408cfb6888", "00:40:8C:FB:68:88",
        ];
        foreach (var word in mine.OrderByDescending(word => word.Length))
        {
            text = text.Replace(word, "~", StringComparison.Ordinal);
        }

        text = System.Text.RegularExpressions.Regex.Replace(text, "\"uptime\": \"[0-9]+\"", "~");
        foreach (var dynamic in answer.Replace.Where(entry => !entry.Value.Contains("users", StringComparison.Ordinal)))
        {
            text = text.Replace(dynamic.Key, dynamic.Key.Contains('"', StringComparison.Ordinal) && !dynamic.Key.Contains("needsetup", StringComparison.Ordinal) ? "~" : dynamic.Key, StringComparison.Ordinal)
                .Replace("00000000-0000-0000-0000-000000000000", "~", StringComparison.Ordinal)
                .Replace("a64e48df-6002-4f0a-83a1-98f302b05cb1", "~", StringComparison.Ordinal);
        }

        // The account names are the fleet's own; the group names and the frame are the recording's.
        return answer.Source.Contains("pwdgrp", StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Replace(text, "=\"[^\"]*\"", "=~") : text;
    }
}
