using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AxisOps.Simulator.Identity;
using AxisOps.Simulator.Profiles;
using AxisOps.Simulator.Security;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>What a profile was made from comes back from its devices byte for byte, but for what names the unit.</summary>
public sealed partial class ProfileRecordingTests
{
    private const string NoPage = "/axis-cgi/nowhere/no-such.cgi";
    private static readonly ProfileCatalog Catalog = new(ProfileCatalog.DefaultFolder);
    private static readonly string[] JsonHandlers = ["json", "basicdeviceinfo", "apidiscovery", "networksettings", "fwmgr"];

    public static TheoryData<string> WithRecordedAnswers =>
        [.. Profiles.Every.Where(name => Catalog.Get(name).Endpoints.Values.Any(endpoint => Recorded(endpoint.Answers).Any()))];

    public static TheoryData<string> WithRecordedPages => [.. Profiles.Every.Where(name => Recorded(Catalog.Get(name).Pages).Any())];

    public static TheoryData<string, string> RecordedLayers
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in Profiles.Every)
            {
                foreach (var layer in Catalog.Get(name).Document.Parameters.Layers.Where(layer => layer.Value is { Origin: "recorded", File: not null }))
                {
                    data.Add(name, layer.Key);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WithRecordedAnswers))]
    public async Task RecordedAnswers_ComeBackByteForByte(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        using var client = Client.As(host);
        var caller = device.Accounts.Single(account => account.Name == host.Credentials.Single(item => item.Role == "administrator").UserName);
        foreach (var (path, endpoint) in device.ProfileData.Endpoints)
        {
            foreach (var (method, answer) in Recorded(endpoint.Answers))
            {
                var (query, body) = Request(endpoint, method);
                var address = ProfileTests.At(device, path[1..] + query);
                using var response = body is null
                    ? await client.GetAsync(address, TestContext.Current.CancellationToken)
                    : await client.CallAsync(address, body);
                var served = await response.TextAsync();
                Assert.True(response.IsSuccessStatusCode, $"{path} {method}: {(int)response.StatusCode}");
                Assert.True(Matches(device, answer.Document, served, caller, path), $"{path} {method} is not what {answer.Document.Source} holds: {served}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(WithRecordedPages))]
    public async Task RecordedPages_ComeBackByteForByte(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        using var client = Client.As(host);
        foreach (var (page, answer) in Recorded(device.ProfileData.Pages))
        {
            Assert.True(page == "404", $"How to come to page {page} is not known here.");
            using var response = await client.GetAsync(ProfileTests.At(device, NoPage[1..]), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal(answer.ContentType, response.Content.Headers.ContentType?.ToString());
            var served = await response.TextAsync();
            Assert.True(Matches(device, answer.Document, served, null, NoPage), $"Page {page} is not what {answer.Document.Source} holds: {served}");
        }
    }

    [Theory]
    [InlineData(Profiles.Camera980)]
    [InlineData("m1065-lw-9.80.1")]
    [InlineData(Profiles.Camera551)]
    [InlineData(Profiles.Camera1111)]
    [InlineData(Profiles.Speaker129)]
    public async Task RecordedParameterList_ComesBackInItsOrder_ButForTheUnitsOwnValues(string name)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        var device = host.Devices[0];
        var document = device.ProfileData.Document;
        Assert.Equal(("recorded", 0), (document.Parameters.Origin, document.Parameters.Layers.Count));
        using var client = Client.As(host);
        using var list = await client.GetAsync(device.Http("axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken);
        var served = (await list.TextAsync()).TrimEnd('\n').Split('\n');
        var recorded = (await File.ReadAllTextAsync(Repository.Fixture(document.Parameters.Source), Encoding.Latin1, TestContext.Current.CancellationToken)).TrimEnd('\n').Split('\n');
        Assert.Equal(recorded.Length, served.Length);
        foreach (var (line, answer) in recorded.Zip(served))
        {
            var parameter = line.Split('=')[0];
            Assert.Equal(parameter, answer.Split('=')[0]);
            if (!document.Parameters.Overrides.ContainsKey(parameter["root.".Length..]))
            {
                Assert.Matches(Pattern(device, line, new Dictionary<string, string>(), null, string.Empty), answer);
            }
        }
    }

    [Theory]
    [MemberData(nameof(RecordedLayers))]
    public async Task RecordedGroup_ComesBackByteForByte(string name, string layer)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        var source = host.Devices[0].ProfileData.Document.Parameters.Layers[layer].Source;
        var recording = await File.ReadAllTextAsync(Repository.Fixture(source), Encoding.Latin1, TestContext.Current.CancellationToken);
        var first = recording.Split('=')[0];
        var group = recording.TrimEnd('\n').Contains('\n', StringComparison.Ordinal) ? string.Join('.', first.Split('.').Take(first.StartsWith("root.", StringComparison.Ordinal) ? 2 : 1)) : first;
        using var list = await client.GetAsync(ProfileTests.At(host.Devices[0], "axis-cgi/param.cgi?action=list&group=" + group), TestContext.Current.CancellationToken);
        var own = new IdentityReplacer(host.Devices[0].ProfileData.Document.Identity).Apply(recording.TrimEnd('\n'));
        own = Token().Replace(own, token => DeviceTokens.Resolve(host.Devices[0], token.Groups[1].Value));
        Assert.Equal(own, (await list.TextAsync()).TrimEnd('\n'));
    }

    [Theory]
    [InlineData(Profiles.Camera980, "root.Brand", "trunnion-vapix/param-list-brand-9.80.2.2.txt")]
    [InlineData("m1065-lw-9.80.1", "root.Brand", "home-assistant-core/param-list-brand-m1065lw.txt")]
    [InlineData("m1065-lw-9.80.1", "root.Brand", "kane610-axis/param-list-brand-M1065-LW.txt")]
    [InlineData("m1065-lw-9.80.1", "root.Input,root.IOPort,root.Output", "home-assistant-core/param-list-ioport-m1065lw.txt")]
    public async Task GroupOfARecordedUnit_EqualsWhatOthersRecorded(string name, string group, string fixture)
    {
        await using var host = await SimulatorFixture.StartAsync(name);
        using var client = Client.As(host);
        var served = await client.GetStringAsync(host.Devices[0].Http("axis-cgi/param.cgi?action=list&group=" + group), TestContext.Current.CancellationToken);
        Assert.Equal((await File.ReadAllTextAsync(Repository.Fixture(fixture), TestContext.Current.CancellationToken)).TrimEnd('\n'), served.TrimEnd('\n'));
    }

    private static IEnumerable<KeyValuePair<string, Answer>> Recorded(IReadOnlyDictionary<string, Answer> answers) =>
        answers.Where(item => item.Value.Document is { Origin: "recorded", File: not null });

    /// <summary>How to ask for an answer. A recording that nobody knows how to ask for is a promise that nobody tests.</summary>
    private static (string Query, string? Body) Request(EndpointDefinition endpoint, string answer) => (endpoint.Document.Handler, answer) switch
    {
        (var handler, _) when JsonHandlers.Contains(handler) => (string.Empty, $$"""{"apiVersion":"{{endpoint.Document.MajorVersions[0]}}.0","method":"{{answer}}"}"""),
        ("static" or "discover" or "applications" or "disks", "body") => (string.Empty, null),
        ("usergroup", "list") => (string.Empty, null),
        ("pwdgrp", "get") => ("?action=get", null),
        ("cert", "keystores") => ("/keystores", null),
        ("param", _) when answer.StartsWith("definitions", StringComparison.Ordinal) =>
            ("?action=listdefinitions&listformat=xmlschema" + (answer.Contains(':', StringComparison.Ordinal) ? "&group=" + answer.Split(':')[1] : string.Empty), null),
        _ => throw new InvalidOperationException($"{endpoint.Path}: how handler {endpoint.Document.Handler} is asked for '{answer}' is not known here."),
    };

    private static bool Matches(SimulatedDevice device, AnswerDocument answer, string served, Account? caller, string path)
    {
        var recording = File.ReadAllText(Repository.Fixture(answer.Source), Encoding.Latin1);
        return Regex.IsMatch(served, Pattern(device, recording, answer.Replace, caller, path), RegexOptions.None, TimeSpan.FromMinutes(1));
    }

    /// <summary>The recording with this unit in place of the recorded one; free only where the answer differs from moment to moment.</summary>
    private static string Pattern(SimulatedDevice device, string recording, IReadOnlyDictionary<string, string> replace, Account? caller, string path)
    {
        var text = replace.Aggregate(recording, (all, pair) => all.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
        text = new IdentityReplacer(device.ProfileData.Document.Identity).Apply(text);
        var parts = Token().Split(text).Select((part, index) => index % 2 == 0 ? Regex.Escape(part) : Value(device, part, caller, path));
        return "^" + string.Concat(parts) + "$(?!\n)";
    }

    private static string Value(SimulatedDevice device, string token, Account? caller, string path) =>
        token == "uptime" ? "[0-9]+" : Regex.Escape(DeviceTokens.Resolve(device, token, caller, path));

    [GeneratedRegex(@"\{\{([a-z0-9:.]+)\}\}")]
    private static partial Regex Token();
}
