using System.Net;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>When faults apply: which requests, which time, which share.</summary>
public sealed class FaultWindowTests
{
    [Theory]
    [InlineData("status:503[2..3]", ".xx..")]
    [InlineData("status:503[3]", "..x..")]
    [InlineData("status:503[..2]", "xx...")]
    [InlineData("status:503[4..]", "...xx")]
    [InlineData("status:503[1..4, 100%]", "xxxx.")]
    public async Task Requests_AreCountedFromTheFirst(string fault, string expected)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, fault);
        Assert.Equal(expected, await AnswersAsync(host.Devices[0], 5));
        Assert.Equal([fault], host.Devices[0].Faults.Active);
    }

    [Fact]
    public async Task Requests_AreCountedAnew_WhenAFaultIsSet()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129);
        Assert.Equal("..", await AnswersAsync(host.Devices[0], 2));
        host.Devices[0].Faults.Set("status:503[2]");
        Assert.Equal(".x.", await AnswersAsync(host.Devices[0], 3));
    }

    [Fact]
    public async Task Share_TakesTheSameRequestsForTheSameSeed_OthersOnAnotherDevice()
    {
        async Task<string[]> TakenAsync(int seed)
        {
            await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions { Count = 2, Seed = seed, Profiles = [Profiles.Speaker129], Faults = ["status:503[50%]"] });
            return [await AnswersAsync(host.Devices[0], 40), await AnswersAsync(host.Devices[1], 40)];
        }

        var first = await TakenAsync(3);
        Assert.All(first, taken => Assert.InRange(taken.Count(character => character == 'x'), 5, 35));
        Assert.NotEqual(first[0], first[1]);
        Assert.Equal(first, await TakenAsync(3));
        Assert.NotEqual(first, await TakenAsync(4));
    }

    [Fact]
    public async Task Time_OpensAndCloses_WithTheFleetsClock()
    {
        await using var host = await StartFrozenAsync("status:503[10s..40s]");
        Assert.Equal(".", await AnswersAsync(host.Devices[0], 1));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("x", await AnswersAsync(host.Devices[0], 1));
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(".", await AnswersAsync(host.Devices[0], 1));
    }

    [Fact]
    public async Task Connections_AreCountedWhereTheyAreRefused()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "refused[2..3]");
        List<bool> refused = [];
        for (var number = 0; number < 4; number++)
        {
            try
            {
                using var raw = await Raw.OpenAsync(host.Devices[0]);
                await raw.SendAsync(Raw.SystemReady);
                refused.Add(string.IsNullOrEmpty(await raw.ReadAsync(TestContext.Current.CancellationToken)));
            }
            catch (System.Net.Sockets.SocketException)
            {
                refused.Add(true);
            }
        }

        Assert.Equal([false, true, true, false], refused);
    }

    [Theory]
    [InlineData(AddressMode.Address)]
    [InlineData(AddressMode.Port)]
    public async Task Refused_ForATime_OpensAgain(AddressMode mode)
    {
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions
        {
            Count = 1,
            Profiles = [Profiles.Speaker129],
            AddressMode = mode,
            Clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)),
            Faults = ["refused[..1h]"],
        });
        using var client = Client.Anonymous();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken));
        host.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(".", await AnswersAsync(host.Devices[0], 1));
    }

    [Fact]
    public async Task Certificate_ChangesFromARequestOn()
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "certificate[2..]");
        var own = (await Tls.ConnectAsync(host.Devices[0])).Leaf.Thumbprint;
        await AnswersAsync(host.Devices[0], 1);
        Assert.Equal(own, (await Tls.ConnectAsync(host.Devices[0])).Leaf.Thumbprint);
        await AnswersAsync(host.Devices[0], 1);
        Assert.NotEqual(own, (await Tls.ConnectAsync(host.Devices[0])).Leaf.Thumbprint);
    }

    [Fact]
    public async Task Jitter_IsSeeded_AndStaysWithinItsBounds()
    {
        await using var host = await StartFrozenAsync("latency:1000~500");
        using var client = Client.Anonymous();
        var answer = client.GetAsync(host.Devices[0].Http("none"), TestContext.Current.CancellationToken);
        await Task.WhenAny(answer, WaitForTimerAsync(host));
        host.Clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(answer.IsCompleted);
        while (!answer.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAny(answer, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await answer).StatusCode);
    }

    [Theory]
    [InlineData("status:503[]")]
    [InlineData("status:503[0]")]
    [InlineData("status:503[5..2]")]
    [InlineData("status:503[..]")]
    [InlineData("status:503[10s]")]
    [InlineData("status:503[40s..10s]")]
    [InlineData("status:503[10s..5]")]
    [InlineData("status:503[1..2,4..5]")]
    [InlineData("status:503[0%]")]
    [InlineData("status:503[200%]")]
    [InlineData("status:503[soon]")]
    [InlineData("status:503]")]
    [InlineData("poweroff[50%]")]
    [InlineData("serial[50%]")]
    [InlineData("reboot:5[1..3]")]
    [InlineData("latency:100~")]
    [InlineData("latency:~100")]
    [InlineData("latency:1.5")]
    [InlineData("loss")]
    [InlineData("loss:0")]
    [InlineData("loss:101")]
    [InlineData("oversize:0")]
    [InlineData("oversize:5/loud")]
    [InlineData("endless:5")]
    [InlineData("drip")]
    [InlineData("drip:0")]
    [InlineData("contenttype:")]
    [InlineData("contenttype:text/plain\r\nSet-Cookie: a=b")]
    [InlineData("charset:utf-8/nothing")]
    [InlineData("charset:a b")]
    [InlineData("gzipbomb:0")]
    [InlineData("jsonbomb:0")]
    [InlineData("clock")]
    [InlineData("clock:5")]
    [InlineData("clock:-5y")]
    [InlineData("clock:yesterday")]
    [InlineData("reboot")]
    [InlineData("reboot:5/5/there")]
    [InlineData("reboot:-5")]
    [InlineData("readdress:127.1")]
    public async Task WrongFault_IsNamedInTheError_AndNothingChanges(string fault)
    {
        await using var host = await SimulatorFixture.StartAsync(Profiles.Speaker129, "latency:1");
        var error = Assert.Throws<FormatException>(() => host.Devices[0].Faults.Set("truncate", fault));
        Assert.Contains($"'{fault}'", error.Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => host.Devices[0].Faults.Add(fault));
        Assert.Equal(["latency:1"], host.Devices[0].Faults.Active);
    }

    private static Task<SimulatorHost> StartFrozenAsync(string fault) => SimulatorFixture.StartAsync(new SimulatorOptions
    {
        Count = 1,
        Profiles = [Profiles.Speaker129],
        Clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(50)),
        Faults = [fault],
    });

    private static async Task WaitForTimerAsync(SimulatorHost host)
    {
        while (host.Clock.Timers == 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks one by one: x where the fault answered, a dot where the device did.</summary>
    private static async Task<string> AnswersAsync(SimulatedDevice device, int count)
    {
        using var client = Client.Anonymous();
        var answers = string.Empty;
        for (var number = 0; number < count; number++)
        {
            using var response = await client.GetAsync(device.Http("none"), TestContext.Current.CancellationToken);
            answers += response.StatusCode == HttpStatusCode.ServiceUnavailable ? 'x' : '.';
        }

        return answers;
    }
}
