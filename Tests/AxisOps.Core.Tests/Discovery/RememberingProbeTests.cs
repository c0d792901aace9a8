using AxisOps.Core.Discovery;

namespace AxisOps.Core.Tests.Discovery;

public sealed class RememberingProbeTests
{
    [Fact]
    public async Task ProbeAsync_OfAPlaceThatAnswered_AsksItOnce()
    {
        var inner = new FakeProbe(address => new DiscoveredDevice { Address = address, Setup = SetupState.Configured });
        var probe = new RememberingProbe(inner);

        DiscoveredDevice? first = await probe.ProbeAsync("192.0.2.7", 80, null, CancellationToken.None);
        DiscoveredDevice? again = await probe.ProbeAsync("192.0.2.7", 80, null, CancellationToken.None);
        await probe.ProbeAsync("192.0.2.7", null, 443, CancellationToken.None);

        Assert.Same(first, again);
        Assert.Equal([("192.0.2.7", 80, (int?)null), ("192.0.2.7", null, 443)], inner.Asked);
    }

    [Fact]
    public async Task ProbeAsync_WhileTheSamePlaceIsAsked_WaitsForThatAnswer()
    {
        var answer = new TaskCompletionSource<DiscoveredDevice?>();
        var inner = new FakeProbe((_, _, _, _) => answer.Task);
        var probe = new RememberingProbe(inner);

        Task<DiscoveredDevice?> first = probe.ProbeAsync("192.0.2.7", 80, null, CancellationToken.None);
        Task<DiscoveredDevice?> second = probe.ProbeAsync("192.0.2.7", 80, null, CancellationToken.None);
        answer.SetResult(new DiscoveredDevice { Address = "192.0.2.7" });

        Assert.NotNull(await first);
        Assert.Same(await first, await second);
        Assert.Single(inner.Asked);
    }

    [Fact]
    public async Task ProbeAsync_WhenTheOneThatAskedFirstGaveUp_AsksForItself()
    {
        using var cancel = new CancellationTokenSource();
        int asked = 0;
        var inner = new FakeProbe(async (address, _, _, token) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                await Task.Delay(Timeout.Infinite, token);
            }

            return new DiscoveredDevice { Address = address };
        });
        var probe = new RememberingProbe(inner);
        Task<DiscoveredDevice?> first = probe.ProbeAsync("192.0.2.7", 80, null, cancel.Token);
        Task<DiscoveredDevice?> second = probe.ProbeAsync("192.0.2.7", 80, null, CancellationToken.None);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task ProbeAsync_OfAPlaceThatWasSilent_AsksAgain()
    {
        int asked = 0;
        var probe = new RememberingProbe(new FakeProbe(address => ++asked == 1 ? null : new DiscoveredDevice { Address = address }));

        Assert.Null(await probe.ProbeAsync("192.0.2.7", 80, 443, CancellationToken.None));
        Assert.NotNull(await probe.ProbeAsync("192.0.2.7", 80, 443, CancellationToken.None));
    }
}
