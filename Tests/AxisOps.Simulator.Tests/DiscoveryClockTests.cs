using AxisOps.Simulator.Discovery;
using AxisOps.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace AxisOps.Simulator.Tests;

/// <summary>Answers wait on the fleet's clock, not longer than the asker allows.</summary>
public sealed class DiscoveryClockTests
{
    [Fact]
    public async Task Search_IsAnsweredWithinItsWait_WhateverTheClock()
    {
        var clock = new FakeTimeProvider();
        var port = DiscoveryListener.FreePort();
        await using var host = await SimulatorFixture.StartAsync(new SimulatorOptions
        {
            Count = 20,
            Profiles = [Profiles.Camera551],
            Discovery = DiscoveryProtocols.Ssdp,
            SsdpPort = port,
            Clock = clock,
        });
        using var listener = new DiscoveryListener(MulticastGroup.Ssdp(port));

        // The first search may wait for five seconds at most, so it comes after the second, which may not wait at all.
        await listener.AskAsync("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 120\r\nST: upnp:rootdevice\r\n\r\n");
        await listener.AskAsync("M-SEARCH * HTTP/1.1\r\nMAN: \"ssdp:discover\"\r\nMX: 0\r\nST: urn:axis-com:service:BasicService:1\r\n\r\n");
        Assert.All(await listener.AnswersAsync(20), answer => Assert.Contains("\r\nST: urn:axis-com:service:BasicService:1\r\n", answer.Text, StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromSeconds(5));
        var answers = await listener.AnswersAsync(20);
        Assert.Equal(20, answers.DistinctBy(answer => answer.Text).Count());
        Assert.All(answers, answer => Assert.Contains("\r\nST: upnp:rootdevice\r\n", answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Pauses_FollowTheSeedAndStayWithinTheirBound()
    {
        TimeSpan[] Draw(int seed)
        {
            var options = new SimulatorOptions { Seed = seed };
            var clock = new ResponderClock(Hosting.FleetBuilder.CreateContext(options, Hosting.AddressPlan.Create(options)), "test");
            return [.. Enumerable.Range(0, 200).Select(_ => clock.Draw(TimeSpan.FromSeconds(3)))];
        }

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.All(Draw(1), pause => Assert.InRange(pause, TimeSpan.Zero, TimeSpan.FromSeconds(3)));
    }
}
