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
    public async Task ProbeAsync_OfAPlaceThatWasSilent_AsksAgain()
    {
        int asked = 0;
        var probe = new RememberingProbe(new FakeProbe(address => ++asked == 1 ? null : new DiscoveredDevice { Address = address }));

        Assert.Null(await probe.ProbeAsync("192.0.2.7", 80, 443, CancellationToken.None));
        Assert.NotNull(await probe.ProbeAsync("192.0.2.7", 80, 443, CancellationToken.None));
    }
}
