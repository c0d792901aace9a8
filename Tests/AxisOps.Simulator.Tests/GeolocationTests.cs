using System.Xml.Linq;
using AxisOps.TestKit;

namespace AxisOps.Simulator.Tests;

/// <summary>Where a unit is, and what web clients leave with it.</summary>
public sealed class GeolocationTests
{
    private const string Get = "axis-cgi/geolocation/get.cgi";
    private const string Set = "axis-cgi/geolocation/set.cgi";

    [Fact]
    public async Task Position_ComesBackAsItWasWritten()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Profiles = [Profiles.Speaker129] });
        var device = host.Devices[0];
        using var client = Client.As(host);
        Assert.Equal("0 0 0  false false", Values((await client.AskAsync(device, Get)).Text));
        Assert.Contains("<GeneralSuccess", (await client.AskAsync(device, Set + "?lat=5112.3456&lng=-01312.3456&text=floor%202%20%3C%26")).Text, StringComparison.Ordinal);
        Assert.Equal("5112.3456 -01312.3456 0 floor 2 <& true false", Values((await client.AskAsync(device, Get)).Text));
        Assert.Contains("<GeneralSuccess", (await client.AskAsync(device, Set + "?heading=270")).Text, StringComparison.Ordinal);
        Assert.Equal("5112.3456 -01312.3456 270 floor 2 <& true true", Values((await client.AskAsync(device, Get)).Text));
        Assert.Equal("0 0 0  false false", Values((await client.AskAsync(host.Devices[1], Get)).Text));
    }

    [Theory]
    [InlineData("lat=51.0&lng=-0.1", true)]
    [InlineData("lat=51.1234&lng=013.1234&heading=30", true)]
    [InlineData("lat=511234.5678&lng=0131234.5678", true)]
    [InlineData("lat=%2B90&lng=-180.0", true)]
    [InlineData("lat=90.1&lng=0", false)]
    [InlineData("lat=51&lng=180.5", false)]
    [InlineData("lat=5160.0&lng=0", false)]
    [InlineData("lat=51.0N&lng=0", false)]
    [InlineData("lat=123&lng=0", false)]
    [InlineData("heading=361", false)]
    [InlineData("text=a%0Ab", false)]
    [InlineData("altitude=3", false)]
    public async Task Values_AreChecked(string query, bool taken)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Camera1111);
        using var client = Client.As(host);
        var (status, text) = await client.AskAsync(host.Devices[0], $"{Set}?{query}");
        Assert.Equal((200, taken, !taken), (status, text.Contains("<GeneralSuccess", StringComparison.Ordinal), text.Contains("<ErrorCode>", StringComparison.Ordinal)));
        var stored = Values((await client.AskAsync(host.Devices[0], Get)).Text);
        Assert.Equal(taken, stored != "0 0 0  false false");
    }

    [Fact]
    public async Task WhoeverDoesNotSayItHasIt_DoesNot()
    {
        await using var host = await SimulatorFixture.StartAsync("m1065-lw-9.80.1");
        using var client = Client.As(host);
        Assert.Equal(404, (await client.AskAsync(host.Devices[0], Get)).Status);
        await using var other = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var operators = Client.As(other, "operator");
        Assert.Equal(403, (await operators.AskAsync(other.Devices[0], Get)).Status);
    }

    [Fact]
    public async Task ClientNotes_AreTaken_AndNotGivenBack()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.As(host);
        Assert.Equal((200, "OK"), await client.AskAsync(host.Devices[0], "axis-cgi/clientnotes/set.cgi?group=webui&key=theme&value=dark"));
        Assert.Equal(400, (await client.AskAsync(host.Devices[0], "axis-cgi/clientnotes/set.cgi?group=webui&key=theme")).Status);
        Assert.Equal(404, (await client.AskAsync(host.Devices[0], "axis-cgi/clientnotes/get.cgi")).Status);
    }

    private static string Values(string xml)
    {
        var answer = XDocument.Parse(xml);
        return string.Join(' ', new[] { "Lat", "Lng", "Heading", "Text", "ValidPosition", "ValidHeading" }.Select(name => answer.Descendants(name).Single().Value));
    }
}
