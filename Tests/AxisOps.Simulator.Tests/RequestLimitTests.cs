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

    private static async Task<string> AskAsync(SimulatorHost host, string request)
    {
        using var raw = await Raw.OpenAsync(host.Devices[0]);
        await raw.SendAsync(request);
        return (await raw.ReadAllAsync()).Text;
    }
}
