using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed partial class AuthenticationTests
{
    private const string UserGroup = "axis-cgi/usergroup.cgi";

    [Theory]
    [InlineData(Profiles.Camera551, "")]
    [InlineData(Profiles.Camera1111, ", qop=\"auth\"")]
    [InlineData(Profiles.Speaker129, ", qop=\"auth\"")]
    public async Task Http_AsksForDigestOfTheRecordedForm(string profile, string qop)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var challenge = Assert.Single(response.Headers.GetValues("WWW-Authenticate"));
        Assert.Matches($$"""^Digest realm="AXIS_{{host.Devices[0].SerialNumber}}", nonce="[A-Za-z0-9+/]{11}=[0-9a-f]{40}", algorithm=MD5{{qop}}$""", challenge);
    }

    [Fact]
    public async Task Https_AsksForBasicOverHttp2_WithTheRecordedHeaders()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Devices[0].Https(UserGroup)) { Version = HttpVersion.Version20 };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpVersion.Version20, response.Version);
        Assert.Equal(RecordedHeaders("cacsjep-oadm/https-401-headers-basic-P3265-V-12.11.77.txt", host.Devices[0]), Headers(response));
    }

    [Fact]
    public async Task Http_SendsTheRecordedHeaders_AndKeepsTheConnection()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        using var second = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);

        Assert.Equal(RecordedHeaders("cacsjep-oadm/http-401-headers-digest-P3265-V-12.11.77.txt", host.Devices[0]), Headers(response));
        Assert.Single(host.Devices[0].Journal.Requests.Select(entry => entry.RemoteEndPoint!.Port).Distinct());
    }

    [Theory]
    [InlineData("administrator", "root\nroot admin operator ptz viewer\n")]
    [InlineData("operator", "operator1\nusers operator viewer\n")]
    [InlineData("viewer", "viewer1\nusers viewer\n")]
    public async Task RightCredentials_AreTakenOnBothSchemes(string role, string expected)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        using var client = Client.As(host, role);
        Assert.Equal(expected, await client.GetStringAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        Assert.Equal(expected, await client.GetStringAsync(device.Https(UserGroup), TestContext.Current.CancellationToken));

        var accepted = device.Journal.Requests.Where(entry => entry.Status == 200).ToList();
        Assert.Equal(["Digest", "Basic"], accepted.Select(entry => entry.AuthScheme));
        Assert.All(accepted, entry => Assert.Equal(host.Credentials.Single(item => item.Role == role).UserName, entry.UserName));
    }

    [Fact]
    public async Task WrongPassword_Is401()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host, password: "no");
        using var digest = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        using var basic = await client.GetAsync(host.Devices[0].Https(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [digest.StatusCode, basic.StatusCode]);
    }

    [Fact]
    public async Task BasicOnHttp_IsRefusedWhereDigestIsAsked()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Basic(host);
        using var response = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Digest", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("basic", "Basic", "Basic")]
    [InlineData("digest", "Digest", "Digest")]
    [InlineData("basic_digest", "Digest", "Digest")]
    [InlineData("recommended", "Digest", "Basic")]
    public async Task Policy_DecidesTheScheme(string policy, string http, string https)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        device.SetParameter("Network.HTTP.AuthenticationPolicy", policy);
        using var client = Client.Anonymous();
        using var first = await client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken);
        using var second = await client.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal([http, https], [first.Headers.WwwAuthenticate.Single().Scheme, second.Headers.WwwAuthenticate.Single().Scheme]);
    }

    [Fact]
    public async Task Digest_WithoutQop_IsTaken()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        using var client = Client.As(host);
        Assert.Equal("root\nroot admin operator ptz viewer\n", await client.GetStringAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken));
        using var wrong = Client.As(host, password: "no");
        using var refused = await wrong.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        host.Devices[0].SetParameter("Network.HTTP.AuthenticationWithQop", "yes");
        using var stranger = Client.Anonymous();
        using var challenge = await stranger.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.EndsWith(", qop=\"auth\"", challenge.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_Expired_IsAnsweredStaleBeforeQop_AndCountsAreNotLookedAt()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 10, 7, 9, 18, 14, TimeSpan.Zero));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        var device = host.Devices[0];
        var nonce = device.Nonces.Issue(device.Identity.Realm, clock.GetUtcNow());

        Assert.Equal((200, false), await DigestAsync(host, nonce, "00000001"));
        Assert.Equal((200, false), await DigestAsync(host, nonce, "00000001"));
        Assert.Equal((200, false), await DigestAsync(host, nonce, "00000003"));
        Assert.Equal((200, false), await DigestAsync(host, nonce, "00000002"));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal((401, true), await DigestAsync(host, nonce, "00000004"));
        Assert.Equal((401, true), await DigestAsync(host, "invented", "00000001"));
    }

    [Fact]
    public async Task Digest_ForAnotherUri_IsABadRequest()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        var nonce = device.Nonces.Issue(device.Identity.Realm, TimeProvider.System.GetUtcNow());
        Assert.Equal((400, false), await DigestAsync(host, nonce, "00000001", uri: "/axis-cgi/other.cgi"));
    }

    [Fact]
    public async Task TwentyFailuresInASecond_BlockTheClientForTenSeconds()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        var device = host.Devices[0];
        using var wrong = Client.Anonymous();
        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "cm9vdDpubw==");
        using var right = Client.Basic(host);
        for (var count = 0; count < 20; count++)
        {
            using var refused = await wrong.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await right.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken)).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task SpacedFailuresAndMissingCredentials_DoNotBlock()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock });
        var device = host.Devices[0];
        using var wrong = Client.Anonymous();
        for (var count = 0; count < 65; count++)
        {
            using var challenge = await wrong.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken);
        }

        wrong.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", "cm9vdDpubw==");
        for (var count = 0; count < 65; count++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            using var refused = await wrong.GetAsync(device.Https(UserGroup), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    internal static async Task<(int Status, bool Stale)> DigestAsync(SimulatorHost host, string nonce, string count, string uri = "/" + UserGroup)
    {
        var (device, credential) = (host.Devices[0], host.Credentials[0]);
        static string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        var first = Hash($"{credential.UserName}:AXIS_{device.SerialNumber}:{credential.Password}");
        var response = Hash($"{first}:{nonce}:{count}:abc:auth:{Hash("GET:" + uri)}");
        using var client = Client.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation(
            "Authorization",
            $"Digest username=\"{credential.UserName}\", realm=\"AXIS_{device.SerialNumber}\", nonce=\"{nonce}\", uri=\"{uri}\", qop=auth, nc={count}, cnonce=\"abc\", response=\"{response}\", algorithm=MD5");
        using var answer = await client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.Headers.WwwAuthenticate.ToString().Contains("algorithm=MD5, stale=true, qop=", StringComparison.Ordinal));
    }

    private static List<string> Headers(HttpResponseMessage response) =>
        [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Where(header => header.Key is not "Content-Length").Select(header => Normal($"{header.Key}: {string.Join(", ", header.Value)}")).Order(StringComparer.Ordinal)];

    private static List<string> RecordedHeaders(string fixture, SimulatedDevice device) =>
    [
        .. File.ReadAllLines(Repository.Fixture(fixture)).Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => Normal(line.Replace("B8A44F631339", device.SerialNumber, StringComparison.Ordinal))).Order(StringComparer.Ordinal),
    ];

    private static string Normal(string header)
    {
        var colon = header.IndexOf(':', StringComparison.Ordinal);
        var name = header[..colon].ToLowerInvariant();
        return name + ":" + (name == "date" ? " *" : NonceText().Replace(header[(colon + 1)..].TrimEnd(), "nonce=\"*\""));
    }

    [GeneratedRegex("nonce=\"[^\"]*\"")]
    private static partial Regex NonceText();
}
