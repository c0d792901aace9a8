using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AxisOps.Simulator.Journal;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

public sealed class FaultTests
{
    private const string UserGroup = "axis-cgi/usergroup.cgi";

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task Refused_AnswersNoByteOnThatDeviceOnly(AddressMode mode)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 3, Profiles = [Profiles.Speaker129], AddressMode = mode, Faults = ["refused@2"] });
        using var client = Client.As(host);
        foreach (var device in new[] { host.Devices[0], host.Devices[2] })
        {
            Assert.NotEmpty(await client.GetStringAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[1].Http(UserGroup), TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[1].Https(UserGroup), TestContext.Current.CancellationToken));
        Assert.Empty(host.Devices[1].Journal.Requests);

        host.Devices[1].Faults.Clear();
        Assert.NotEmpty(await client.GetStringAsync(host.Devices[1].Http(UserGroup), TestContext.Current.CancellationToken));
        host.Devices[1].Faults.Set("refused");
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[1].Https(UserGroup), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Refused_InAddressMode_IsAReset()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "refused");
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var error = await Assert.ThrowsAsync<SocketException>(async () =>
        {
            await socket.ConnectAsync(host.Devices[0].Address, host.Devices[0].HttpPort, TestContext.Current.CancellationToken);
            await socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken);
        });
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        Assert.Equal("refused", (await host.Devices[0].Journal.WaitForAsync(entry => entry.Kind == JournalEntryKind.Connection, TestContext.Current.CancellationToken)).Note);
    }

    [Fact]
    public async Task Refused_InPortMode_ClosesThePort()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, AddressMode = AddressMode.Port, Faults = ["refused@1"] });
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var error = await Assert.ThrowsAsync<SocketException>(async () =>
            await socket.ConnectAsync(host.Devices[0].Address, host.Devices[0].HttpPort, TestContext.Current.CancellationToken));
        Assert.Equal(SocketError.ConnectionRefused, error.SocketErrorCode);
    }

    [Fact]
    public async Task Reset_ReadsTheRequestAndCutsTheConnection()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "reset");
        var reply = await RawAsync(host.Devices[0], "GET /axis-cgi/usergroup.cgi HTTP/1.1\r\nHost: x\r\n\r\n");
        Assert.Equal((string.Empty, SocketError.ConnectionReset), (reply.Text, reply.Error));
        var entry = Assert.Single(host.Devices[0].Journal.Requests);
        Assert.Equal(("/axis-cgi/usergroup.cgi", 0), (entry.PathAndQuery, entry.Status));
    }

    [Theory]
    [InlineData("truncate", -1)]
    [InlineData("truncate:5", 5)]
    [InlineData("truncate:0", 0)]
    public async Task Truncate_AnnouncesMoreThanItSends(string fault, int bytes)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        var reply = await RawAsync(host.Devices[0], "POST /axis-cgi/systemready.cgi HTTP/1.1\r\nHost: x\r\nContent-Length: 41\r\n\r\n{\"apiVersion\":\"1\",\"method\":\"systemready\"}\n");
        var body = reply.Text[(reply.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        var announced = int.Parse(reply.Text.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(announced > body.Length);
        Assert.True(bytes < 0 || body.Length == bytes);
    }

    [Fact]
    public async Task Status_AnswersThatPage()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "status:503");
        using var client = Client.Anonymous();
        using var response = await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken);
        Assert.Equal(503, (int)response.StatusCode);
        Assert.Contains("503", await response.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unauthorized_RefusesRightCredentials()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "unauthorized");
        using var client = Client.As(host);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(host.Devices[0].Http(UserGroup), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(host.Devices[0].Https(UserGroup), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Latency_PassesOnTheDevicesClock()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50));
        await using var host = await SimulatorFixture.StartAsync(
            new SimulatorOptions { Count = 1, Profiles = [Profiles.Speaker129], Clock = clock, Faults = ["latency:60000@*"] });
        using var client = Client.Anonymous();
        var answer = client.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken);
        var patience = Stopwatch.StartNew();
        while (!answer.IsCompleted && patience.Elapsed < TimeSpan.FromSeconds(20))
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(answer, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await answer).StatusCode);
        Assert.True(clock.GetUtcNow() - DateTimeOffset.UnixEpoch.AddYears(50) >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Certificate_IsAnotherThanTheDevicesOwn()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        var device = host.Devices[0];
        var own = (await Tls.ConnectAsync(device)).Leaf;
        device.Faults.Set("certificate");
        var foreign = (await Tls.ConnectAsync(device)).Leaf;
        Assert.NotEqual(own.GetPublicKeyString(), foreign.GetPublicKeyString());
        Assert.Equal(foreign.Subject, foreign.Issuer);
        Assert.Contains(device.HostName, foreign.Subject, StringComparison.Ordinal);
        device.Faults.Clear();
        Assert.Equal(own.Thumbprint, (await Tls.ConnectAsync(device)).Leaf.Thumbprint);
    }

    [Theory]
    [InlineData("serial:00408C123456")]
    [InlineData("serial")]
    [InlineData("serial:random")]
    public async Task Serial_ClaimsAnotherOneEverywhere(string fault)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        var device = host.Devices[0];
        using var client = Client.As(host);
        using var challenge = await Client.Anonymous().GetAsync(device.Http(UserGroup), TestContext.Current.CancellationToken);
        var claimed = challenge.Headers.WwwAuthenticate.ToString().Split("AXIS_")[1][..12];
        Assert.NotEqual(device.SerialNumber, claimed);
        Assert.EndsWith(fault.Contains("0040", StringComparison.Ordinal) ? "00408C123456" : claimed, claimed, StringComparison.Ordinal);

        using var info = await client.CallAsync(device.Https("axis-cgi/basicdeviceinfo.cgi"), """{"apiVersion":"1.0","method":"getAllProperties"}""");
        Assert.Contains($"\"SerialNumber\": \"{claimed}\"", await info.TextAsync(), StringComparison.Ordinal);
        var list = await client.GetStringAsync(device.Http("axis-cgi/param.cgi?action=list"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(device.SerialNumber, list, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(claimed.ToLowerInvariant(), (await Tls.ConnectAsync(device)).Leaf.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rogue_AsksForBasicEverywhereAndTakesAnything()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "rogue");
        var device = host.Devices[0];
        using var client = Client.As(host, password: "whatever");
        Assert.NotEmpty(await client.GetStringAsync(device.Http(UserGroup), TestContext.Current.CancellationToken));
        var leaf = (await Tls.ConnectAsync(device)).Leaf;
        Assert.Equal(leaf.Subject, leaf.Issuer);
        Assert.Contains(device.Journal.Requests, entry => entry is { Scheme: "http", AuthScheme: "Basic", UserName: "root", Status: 200 });
    }

    [Theory]
    [InlineData("3,5-7", new[] { 2, 4, 5, 6 })]
    [InlineData("*", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    public async Task Selectors_ChooseDevices(string selector, int[] expected)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 10, Faults = ["latency:1@" + selector] });
        Assert.Equal(expected, host.Devices.Where(device => device.Faults.Active.Count > 0).Select(device => device.Index));
    }

    [Fact]
    public async Task Shares_AreExactAndSeeded()
    {
        async Task<int[]> ChosenAsync(int seed)
        {
            await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 50, Seed = seed, Faults = ["status:500@10%"] });
            return [.. host.Devices.Where(device => device.Faults.Active.Count > 0).Select(device => device.Index)];
        }

        var first = await ChosenAsync(3);
        Assert.Equal(5, first.Length);
        Assert.Equal(first, await ChosenAsync(3));
        Assert.NotEqual(first, await ChosenAsync(4));
    }

    [Fact]
    public async Task Shares_OfDifferentFaults_AreDealtApart()
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 50, Faults = ["status:500@10%", "latency:1@10%"] });
        int[] With(string fault) => [.. host.Devices.Where(device => device.Faults.Active.Contains(fault)).Select(device => device.Index)];
        Assert.Equal((5, 5), (With("status:500").Length, With("latency:1").Length));
        Assert.NotEqual(With("status:500"), With("latency:1"));
    }

    [Theory]
    [InlineData("nothing@1")]
    [InlineData("latency@1")]
    [InlineData("status:200@1")]
    [InlineData("refused:1@1")]
    [InlineData("refused@99")]
    [InlineData("refused@3-1")]
    [InlineData("serial:12@1")]
    [InlineData("refused@200%")]
    public async Task WrongFaults_NameTheOption(string fault)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SimulatorFixture.StartAsync(new SimulatorOptions { Faults = [fault] }));
        Assert.Equal("Faults", error.ParamName);
    }

    private static async Task<(string Text, SocketError? Error)> RawAsync(SimulatedDevice device, string request)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(device.Address, device.HttpPort, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var text = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (int read; (read = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException error)
        {
            return (text.ToString(), error.SocketErrorCode);
        }

        return (text.ToString(), null);
    }
}
