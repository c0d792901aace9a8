using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>What the web server itself says of a request that no interface can take.</summary>
public sealed class RequestLimitTests
{
    [Theory]
    [InlineData(Profiles.Speaker129, "414 Request-URI Too Long", "Server: Apache/2.4.68")]
    [InlineData(Profiles.Camera551, "414 Request-URI Too Long", "Content-Type: text/html")]
    public async Task LongPath_IsRefusedWithTheProfilesPage(string profile, string title, string header)
    {
        await using var host = await SimulatorFixture.StartAsync(profile);
        var text = await AskAsync(host, $"GET /{new string('a', 9000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", text, StringComparison.Ordinal);
        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains(header, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 9000)]
    [InlineData(150, 10)]
    public async Task LongOrManyHeaders_AreABadRequest(int count, int length)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-{number}: {new string('a', length)}\r\n"));
        var text = await AskAsync(host, $"GET /axis-cgi/usergroup.cgi HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
        Assert.StartsWith("HTTP/1.1 400 ", text, StringComparison.Ordinal);
        Assert.Contains("<title>400 Bad Request</title>", text, StringComparison.Ordinal);
        Assert.Contains("Server: Apache/2.4.68", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestWithinTheLimits_IsAnswered()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Equal(200, (await client.AskAsync(host.Devices[0], "axis-cgi/usergroup.cgi?" + new string('x', 7000))).Status);
    }

    [Theory]
    [InlineData("//axis-cgi///usergroup.cgi", 200)]
    [InlineData("/axis-cgi//none.cgi", 404)]
    public async Task SlashesThatFollowEachOther_AreOne(string path, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        var uri = new Uri(host.Devices[0].HttpUri.GetLeftPart(UriPartial.Authority) + path);
        using var response = await client.GetAsync(uri, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("nonsense\r\n\r\n")]
    public async Task RequestThatIsNone_IsRefusedWithTheProfilesPage(string request)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var text = await AskAsync(host, request);
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\nDate: ", text, StringComparison.Ordinal);
        Assert.Contains("\r\nServer: Apache/2.4.68", text, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", text, StringComparison.Ordinal);
        Assert.Contains(host.Devices[0].Journal.Entries, entry => entry.Note == "refused as 400");
    }

    [Theory]
    [InlineData("GET / HTTP/9.9\r\nHost: x\r\n\r\n", 505)]
    [InlineData("GET /@long@ HTTP/1.1\r\nHost: x\r\n\r\n", 414)]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n@many@\r\n", 400)]
    public async Task RequestBeyondKestrelsOwnLimits_IsRefusedWithTheStatusOfThePage(string request, int status)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera551);
        var text = await AskAsync(host, request.Replace("@long@", new string('a', 70_000), StringComparison.Ordinal)
            .Replace("@many@", string.Concat(Enumerable.Repeat("X: y\r\n", 450)), StringComparison.Ordinal));
        Assert.StartsWith($"HTTP/1.1 {status} ", text, StringComparison.Ordinal);
        Assert.Contains("\r\nContent-Type: text/html", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondRequestThatIsNone_IsRefusedAfterTheFirstWasAnswered()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var text = await AskAsync(host, Raw.SystemReady + "nonsense\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text, StringComparison.Ordinal);
        Assert.Contains("HTTP/1.1 400 Bad Request\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", text, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(SimulatorHost host, string request)
    {
        using var raw = await Raw.OpenAsync(host.Devices[0]);
        await raw.SendAsync(request);
        return (await raw.ReadAllAsync()).Text;
    }
}
