using System.IO.Compression;
using System.Net;
using System.Text;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>What answers look like on the wire that no device should give.</summary>
public sealed class HostileAnswerTests
{
    private const string UserGroup = "axis-cgi/usergroup.cgi";

    [Fact]
    public async Task Oversize_IsTheAnswerAndThenSpaces_Unannounced()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "oversize:5000000");
        using var client = Client.As(host);
        using var response = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        var body = await response.BytesAsync();
        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Equal(5_000_000, body.Length);
        Assert.Equal((byte)' ', body[^1]);
        Assert.StartsWith(host.Credentials[0].UserName, Encoding.ASCII.GetString(body, 0, 40), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Oversize_CanBeAnnounced_AndIsEightMebibytesByItself()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        using var client = Client.Anonymous();
        host.Devices[0].Faults.Set("oversize:700000/announced");
        using var announced = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(700_000, announced.Content.Headers.ContentLength);
        host.Devices[0].Faults.Set("oversize");
        using var usual = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(8 << 20, (await usual.BytesAsync()).Length);
    }

    [Fact]
    public async Task Endless_GoesOnForAsLongAsSomebodyReads()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock, Faults = ["endless"] });
        using var raw = await Raw.OpenAsync(host.Devices[0]);
        await raw.SendAsync(Raw.SystemReady);
        var total = 0L;
        while (total < 3 << 20)
        {
            var reading = raw.ReadAsync(TestContext.Current.CancellationToken);
            while (!reading.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(reading, Task.Delay(1, TestContext.Current.CancellationToken));
            }

            var more = await reading;
            Assert.False(string.IsNullOrEmpty(more), "It ended.");
            total += more.Length;
        }
    }

    [Fact]
    public async Task Endless_StopsWhenTheClientLeaves()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "endless");
        using (var raw = await Raw.OpenAsync(host.Devices[0]))
        {
            await raw.SendAsync(Raw.SystemReady);
            Assert.NotEmpty((await raw.ReadAllAsync(100_000)).Text);
        }

        // Disposal waits for requests that go on; a second fleet on the same ports shows that the first let go.
        var port = host.Devices[0].HttpPort;
        await host.DisposeAsync();
        await using var next = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, HttpPort = port });
    }

    [Fact]
    public async Task Drip_SendsTheWholeAnswer_AsFastAsItsClockGoes()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock, Faults = ["drip:10"] });
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Http("none"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var body = response.BytesAsync();
        var drops = 0;
        while (!body.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(0.1));
            drops++;
            await Task.WhenAny(body, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.Equal(response.Content.Headers.ContentLength, (await body).Length);
        Assert.True(drops >= (await body).Length, $"{drops} drops");
    }

    [Theory]
    [InlineData("contenttype", "text/html")]
    [InlineData("contenttype:image/png", "image/png")]
    [InlineData("contenttype:none", null)]
    public async Task ContentType_IsAnotherOne(string fault, string? expected)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1","method":"systemready"}""");
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"systemready\"", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("charset", "utf-8", true)]
    [InlineData("charset:utf-16", "utf-16", false)]
    [InlineData("charset:x-none/utf-16", "x-none", true)]
    public async Task Charset_SaysOneAndUsesAnother(string fault, string said, bool wide)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        using var client = Client.Anonymous();
        using var response = await client.CallAsync(host.Devices[0].Http("axis-cgi/systemready.cgi"), """{"apiVersion":"1","method":"systemready"}""");
        Assert.Equal(said, response.Content.Headers.ContentType?.CharSet);
        Assert.Equal(wide, (await response.TextAsync()).StartsWith("{\0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gzipbomb", "gzip", 256)]
    [InlineData("gzipbomb:3", "gzip", 3)]
    [InlineData("brotlibomb:40", "br", 40)]
    public async Task Bomb_IsSmallOnTheWire_AndLargeInside(string fault, string coding, long mebibytes)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        var wire = await response.BytesAsync();
        Assert.True(wire.Length < (mebibytes << 20) / 200, $"{wire.Length} bytes");
        await using Stream inflated = coding == "br" ? new BrotliStream(new MemoryStream(wire), CompressionMode.Decompress) : new GZipStream(new MemoryStream(wire), CompressionMode.Decompress);
        var buffer = new byte[1 << 20];
        long total = 0;
        for (int read; (read = await inflated.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            total += read;
        }

        Assert.Equal(mebibytes << 20, total);
    }

    [Fact]
    public async Task XmlBomb_NestsEntities()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "xmlbomb");
        using var response = await Client.Anonymous().GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "text/xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var text = await response.TextAsync();
        Assert.Contains("<!ENTITY e9 \"&e8;&e8;&e8;&e8;&e8;&e8;&e8;&e8;&e8;&e8;\">", text, StringComparison.Ordinal);
        Assert.EndsWith("<bomb>&e9;</bomb>\n", text, StringComparison.Ordinal);
        Assert.True(text.Length < 2000);
    }

    [Theory]
    [InlineData("jsonbomb", 1_000_000)]
    [InlineData("jsonbomb:70", 70)]
    public async Task JsonBomb_NestsArrays(string fault, int depth)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        using var response = await Client.Anonymous().GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var text = await response.TextAsync();
        Assert.Equal((depth, depth), (text.Count(character => character == '['), text.Count(character => character == ']')));
    }

    [Fact]
    public async Task Loss_IsSilence_UntilTheClientLeaves_AndTheDeviceDoesNothing()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "loss:100");
        using var raw = await Raw.OpenAsync(host.Devices[0]);
        await raw.SendAsync(Raw.SystemReady);
        var entry = await host.Devices[0].Journal.WaitForAsync(entry => entry.Note == "lost", TestContext.Current.CancellationToken);
        Assert.Equal(("/axis-cgi/systemready.cgi", 0), (entry.PathAndQuery, entry.Status));
        var answer = raw.ReadAsync(TestContext.Current.CancellationToken);
        Assert.False(answer.IsCompleted);
        host.Devices[0].Restart(TimeSpan.Zero, TimeSpan.Zero);
        Assert.Null(await answer);
    }

    [Fact]
    public async Task Loss_OfAShare_TakesTheSameRequestsForTheSameSeed()
    {
        async Task<string> LostAsync(int seed)
        {
            await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 1, Seed = seed, Profiles = [Profiles.Speaker129], Faults = ["loss:30"] });
            for (var number = 0; number < 40; number++)
            {
                using var raw = await Raw.OpenAsync(host.Devices[0]);
                await raw.SendAsync(Raw.SystemReady);
                await host.Devices[0].Journal.WaitForAsync(_ => host.Devices[0].Journal.Requests.Count > number, TestContext.Current.CancellationToken);
            }

            return string.Concat(host.Devices[0].Journal.Requests.Select(entry => entry.Note == "lost" ? 'x' : '.'));
        }

        var first = await LostAsync(3);
        Assert.InRange(first.Count(character => character == 'x'), 1, 39);
        Assert.Equal(first, await LostAsync(3));
        Assert.NotEqual(first, await LostAsync(4));
    }

    [Fact]
    public async Task StaleNonce_AnswersEveryRightDigestWithANewOne()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "stalenonce");
        var device = host.Devices[0];
        using var client = Client.As(host);
        using var refused = await client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("stale=true", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains(device.Journal.Requests, entry => entry is { AuthScheme: "Digest", UserName: "root", Status: 401 });
        device.Faults.Clear();
        using var accepted = await client.GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }
}
