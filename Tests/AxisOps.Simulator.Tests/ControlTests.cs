using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>The control interface as another program sees it.</summary>
public sealed class ControlTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(50);

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer 00")]
    [InlineData("Basic {0}")]
    [InlineData("Bearer {0}0")]
    [InlineData("bearer  {0}")]
    public async Task WithoutTheToken_EverythingIs401(string? authorization)
    {
        await using var host = await StartAsync();
        using var client = Client.Anonymous();
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization.Replace("{0}", host.ControlToken, StringComparison.Ordinal));
        }

        foreach (var path in new[] { string.Empty, "devices", "faults", "journal", "clock", "none" })
        {
            using var response = await client.GetAsync(new Uri(host.ControlUri!, path), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.DoesNotContain(host.ControlToken!, await response.TextAsync(), StringComparison.Ordinal);
        }

        using var write = await client.DeleteAsync(new Uri(host.ControlUri!, "faults"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, write.StatusCode);
        Assert.Equal(["notready[9h..]"], host.Devices[0].Faults.Active);
    }

    [Fact]
    public async Task Port_IsOnLoopbackOnly_WithATokenOfItsOwn_AndIsClosedWithTheFleet()
    {
        Uri address;
        await using (var host = await StartAsync())
        {
            await using var other = await StartAsync();
            address = host.ControlUri!;
            Assert.Equal("127.0.0.1", address.Host);
            Assert.NotEqual(host.ControlToken, other.ControlToken);
            Assert.True(host.ControlToken!.Length >= 32);
            using var client = Control(host);
            await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new UriBuilder(address) { Host = "127.0.0.2" }.Uri, TestContext.Current.CancellationToken));
        }

        using var late = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => late.GetAsync(address, TestContext.Current.CancellationToken));
        await using var without = await SimulatorFixture.StartAsync(1);
        Assert.Null(without.ControlUri);
    }

    [Fact]
    public async Task Devices_ShowTheirState()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        host.Devices[1].Restart(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        var all = (await CallAsync(client, HttpMethod.Get, "devices"))["devices"]!.AsArray();
        Assert.Equal(host.Devices.Select(device => device.SerialNumber), all.Select(device => device!["serialNumber"]!.ToString()));
        Assert.Equal((true, true, "notready[9h..]"), ((bool)all[0]!["up"]!, (bool)all[0]!["ready"]!, all[0]!["faults"]![0]!.ToString()));
        Assert.Equal((false, false, 2), ((bool)all[1]!["up"]!, (bool)all[1]!["ready"]!, (int)all[1]!["number"]!));
        Assert.Equal(host.Devices[1].BootId.ToString(), all[1]!["bootId"]!.ToString());
        Assert.Equal(host.Devices[2].Address.ToString(), all[2]!["address"]!.ToString());
        var some = (await CallAsync(client, HttpMethod.Get, "devices?devices=" + Uri.EscapeDataString($"{host.Devices[2].SerialNumber},1")))["devices"]!.AsArray();
        Assert.Equal([1, 3], some.Select(device => (int)device!["number"]!));
    }

    [Fact]
    public async Task Faults_AreReplacedAddedAndCleared()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        string[] Of(int index) => [.. host.Devices[index].Faults.Active];
        var set = await CallAsync(client, HttpMethod.Put, "faults", """{"devices":"1-2","faults":["status:503[..5]","drip:10"]}""");
        Assert.Equal(["status:503[..5]", "drip:10"], Of(0));
        Assert.Equal(["status:503[..5]", "drip:10"], Of(1));
        Assert.Equal(["notready[9h..]"], Of(2));
        Assert.Equal(2, set["devices"]!.AsArray().Count);
        await CallAsync(client, HttpMethod.Post, "faults", """{"devices":"1","faults":["notready"]}""");
        Assert.Equal(["status:503[..5]", "drip:10", "notready"], Of(0));
        await CallAsync(client, HttpMethod.Delete, "faults?devices=1");
        Assert.Empty(Of(0));
        Assert.NotEmpty(Of(1));
        await CallAsync(client, HttpMethod.Delete, "faults");
        Assert.Empty(Of(1).Concat(Of(2)));
    }

    [Fact]
    public async Task Faults_MeetTheNextRequest()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        using var device = Client.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, (await device.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken)).StatusCode);
        await CallAsync(client, HttpMethod.Put, "faults", """{"faults":["status:502"]}""");
        Assert.Equal(HttpStatusCode.BadGateway, (await device.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Power_GoesOffAndOnAndRestarts_OnTheClockThatIsPutForward()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        await CallAsync(client, HttpMethod.Post, "power", """{"devices":"1","state":"off"}""");
        Assert.Equal((true, false), (host.Devices[0].IsDown, host.Devices[1].IsDown));
        await CallAsync(client, HttpMethod.Post, "power", """{"devices":"1","state":"on"}""");
        Assert.False(host.Devices[0].IsDown);
        await CallAsync(client, HttpMethod.Post, "power", """{"devices":"2","state":"restart","downSec":60,"readySec":60}""");
        Assert.True(host.Devices[1].IsDown);
        await CallAsync(client, HttpMethod.Post, "clock", """{"advanceSec":60}""");
        Assert.Equal((false, false), (host.Devices[1].IsDown, host.Devices[1].IsReady));
        await CallAsync(client, HttpMethod.Post, "clock", """{"advanceSec":60.5}""");
        Assert.True(host.Devices[1].IsReady);
    }

    [Fact]
    public async Task Clock_IsReadAdvancedAndSet_AndNoncesGrowOldWithIt()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        Assert.Equal(Start, (DateTimeOffset)(await CallAsync(client, HttpMethod.Get, "clock"))["now"]!);
        Assert.Equal(90, (double)(await CallAsync(client, HttpMethod.Post, "clock", """{"advanceSec":90}"""))["offsetSec"]!);
        await CallAsync(client, HttpMethod.Put, "clock", """{"now":"2031-05-06T07:08:09Z"}""");
        using var anonymous = Client.Anonymous();
        using var response = await anonymous.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken);
        Assert.Equal(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero), response.Headers.Date);
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, HttpMethod.Put, "clock", """{"now":"2031-05-06T07:08:08Z"}"""));
    }

    [Fact]
    public async Task Journal_IsReadOnFromAnIndex_FilteredAndCleared_AndHoldsNoSecret()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        using var caller = Client.As(host);
        await caller.GetStringAsync(host.Devices[0].Http("axis-cgi/usergroup.cgi"), TestContext.Current.CancellationToken);
        await caller.GetStringAsync(host.Devices[1].Http("axis-cgi/usergroup.cgi?pwd=hunter2"), TestContext.Current.CancellationToken);
        await caller.GetAsync(host.Devices[2].Http("none"), TestContext.Current.CancellationToken);

        var first = await CallAsync(client, HttpMethod.Get, "journal?kind=request&limit=2");
        Assert.Equal((2, true), (first["entries"]!.AsArray().Count, (bool)first["more"]!));
        var rest = await CallAsync(client, HttpMethod.Get, $"journal?kind=request&since={first["next"]}");
        Assert.Equal(["/axis-cgi/usergroup.cgi?pwd=***", "/axis-cgi/usergroup.cgi?pwd=***", "/none"], rest["entries"]!.AsArray().Select(entry => entry!["pathAndQuery"]!.ToString()));
        Assert.Equal([401, 200, 404], rest["entries"]!.AsArray().Select(entry => (int)entry!["status"]!));
        Assert.Equal(host.Devices[1].SerialNumber, rest["entries"]![1]!["serialNumber"]!.ToString());
        Assert.Equal(("Digest", "root", "request"), (rest["entries"]![1]!["authScheme"]!.ToString(), rest["entries"]![1]!["userName"]!.ToString(), rest["entries"]![1]!["kind"]!.ToString()));
        Assert.Empty((await CallAsync(client, HttpMethod.Get, $"journal?kind=request&since={rest["next"]}"))["entries"]!.AsArray());
        Assert.Single((await CallAsync(client, HttpMethod.Get, "journal?status=404"))["entries"]!.AsArray());
        Assert.Equal(2, (await CallAsync(client, HttpMethod.Get, "journal?devices=2&path=/axis-cgi/"))["entries"]!.AsArray().Count);

        Assert.Single((await CallAsync(client, HttpMethod.Get, "journal", """{"devices":"3","since":0,"kind":"request","path":null}"""))["entries"]!.AsArray());

        var all = (await CallAsync(client, HttpMethod.Get, "journal")).ToJsonString();
        Assert.DoesNotContain("hunter2", all, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Credentials[0].Password, all, StringComparison.Ordinal);
        Assert.DoesNotContain("response=", all, StringComparison.Ordinal);
        Assert.DoesNotContain(host.ControlToken!, all, StringComparison.Ordinal);

        await CallAsync(client, HttpMethod.Delete, "journal?devices=1");
        Assert.Empty(host.Devices[0].Journal.Entries);
        Assert.NotEmpty(host.Devices[1].Journal.Entries);
    }

    [Theory]
    [InlineData("GET", "nothing", null, 404, "/devices")]
    [InlineData("PATCH", "faults", null, 405, "PUT")]
    [InlineData("PUT", "faults", """{"devices":"1"}""", 400, "'faults'")]
    [InlineData("PUT", "faults", """{"devices":"9","faults":[]}""", 400, "'9'")]
    [InlineData("PUT", "faults", """{"faults":["refused@1"]}""", 400, "refused@1")]
    [InlineData("PUT", "faults", """{"faults":["refused","nothing"]}""", 400, "nothing")]
    [InlineData("PUT", "faults", """{"faults":[5]}""", 400, "'faults'")]
    [InlineData("PUT", "faults", """{"faults":[],"device":"1"}""", 400, "'device'")]
    [InlineData("PUT", "faults", """["refused"]""", 400, "object")]
    [InlineData("PUT", "faults", "{{", 400, "JSON")]
    [InlineData("PUT", "faults", """{"faults":[[[[[[[[[[]]]]]]]]]]}""", 400, "JSON")]
    [InlineData("POST", "power", """{"state":"off"}""", 400, "'devices'")]
    [InlineData("POST", "power", """{"devices":"1","state":"away"}""", 400, "'state'")]
    [InlineData("POST", "power", """{"devices":"1","state":"restart","downSec":-1}""", 400, "'downSec'")]
    [InlineData("POST", "clock", "{}", 400, "'advanceSec'")]
    [InlineData("POST", "clock", """{"advanceSec":1e300}""", 400, "'advanceSec'")]
    [InlineData("PUT", "clock", """{"now":"soon"}""", 400, "'now'")]
    [InlineData("GET", "journal?kind=all", null, 400, "'kind'")]
    [InlineData("GET", "journal?limit=1000000", null, 400, "'limit'")]
    [InlineData("GET", "journal?sinse=5", null, 400, "'sinse'")]
    public async Task WrongCall_SaysWhatIsWrong_AndChangesNothing(string method, string path, string? body, int status, string expected)
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        using var response = await SendAsync(client, new HttpMethod(method), path, body);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(expected, JsonNode.Parse(await response.TextAsync())!["error"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.All(host.Devices, device => Assert.Equal((1, false), (device.Faults.Active.Count, device.IsDown)));
        Assert.Equal(Start, host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Body_IsBounded_AndHasToBeJson()
    {
        await using var host = await StartAsync();
        using var client = Control(host);
        using var form = new StringContent("faults=refused", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PutAsync(new Uri("faults", UriKind.Relative), form, TestContext.Current.CancellationToken)).StatusCode);

        // The body waits for leave: written at once, it could meet a connection that the refusal has closed already.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1), UseProxy = false }) { BaseAddress = client.BaseAddress };
        patient.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        patient.DefaultRequestHeaders.ExpectContinue = true;
        using var large = new StringContent($$"""{"faults":["{{new string('x', 3 << 20)}}"]}""", Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await patient.PutAsync(new Uri("faults", UriKind.Relative), large, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Task<SimulatorHost> StartAsync() => SimulatorFixture.StartAsync(new SimulatorOptions
    {
        Count = 3,
        Profiles = [Profiles.Speaker129],
        Control = true,
        Faults = ["notready[9h..]"],
        Clock = new FakeTimeProvider(Start),
    });

    private static HttpClient Control(SimulatorHost host)
    {
        var client = Client.Anonymous();
        client.BaseAddress = host.ControlUri;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", host.ControlToken);
        return client;
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, HttpMethod method, string path, string? body)
    {
        using var response = await SendAsync(client, method, path, body);
        return response.StatusCode;
    }

    private static async Task<JsonNode> CallAsync(HttpClient client, HttpMethod method, string path, string? body = null)
    {
        using var response = await SendAsync(client, method, path, body);
        var text = await response.TextAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
